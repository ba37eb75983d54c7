using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Torch;

namespace DeclarativeNet.CommandLine;

/// <summary>Tells of what there is to warn of, each thing once: a slow backend, pictures that are bad.</summary>
/// <param name="data">The data that are read.</param>
/// <param name="writer">Where to.</param>
internal sealed class WarningLines(DataSplit data, TextWriter writer)
{
    private ImmutableArray<string> told = [];

    /// <summary>Tells what is new: reading the data may have shown more of them to be bad.</summary>
    public void Tell()
    {
        var found = Found();
        foreach (var sentence in found.Except(told))
            writer.WriteLine($"warning: {sentence}");
        told = found;
    }

    private ImmutableArray<string> Found() => data.Warnings is [_, ..] bad
        ? [.. Backend.Warnings(), $"{bad.Length} {(bad.Length == 1 ? "picture is" : "pictures are")} bad", .. bad.Select(failure => failure.ToString())]
        : [.. Backend.Warnings()];
}
