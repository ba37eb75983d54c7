using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary>Whether data have the classes that a network was trained on: as many of other names would be measured without sense.</summary>
internal static class ForeignClasses
{
    /// <summary>How many names of each are told of.</summary>
    private const int Told = 3;

    /// <summary>What is wrong with the data's classes, if anything.</summary>
    public static Failure? ForeignTo(this Checkpoint checkpoint, IDataset data)
    {
        if (checkpoint.Classes.SequenceEqual(data.Classes))
            return null;
        var what = checkpoint.Classes.ToHashSet().SetEquals(data.Classes)
            ? $"it has the classes that the network was trained on in another order: {Names(data.Classes)}, not {Names(checkpoint.Classes)}"
            : $"its classes ({Names(data.Classes)}) are not those that the network was trained on ({Names(checkpoint.Classes)})";
        return new Failure(what, data.Name, "give data of the same classes in the same order");
    }

    private static string Names(ImmutableArray<string> classes) =>
        string.Join(", ", classes.Take(Told)) + (classes.Length > Told ? $" and {classes.Length - Told} more" : "");
}
