using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of a head of the wrong number of classes: another width for the last dense layer.</summary>
internal static class HeadRepairs
{
    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.AuxiliaryHead, context => Classes(context)
            .SelectMany(classes => context.IfItHolds(Setting(context.Root, context.Value, classes)))),
    ];

    /// <summary>As many scores as data have classes; nothing where the model would still tell another number of them apart.</summary>
    /// <param name="set">The model, which has no mistake itself.</param>
    /// <param name="data">The data.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IEnumerable<Repair> For(DeclarationSet set, DataDeclaration data, CancellationToken cancellation)
    {
        if (data.Classes is not { } classes || Checker.Check(set, cancellation).Network is not { } network)
            return [];
        var result = set.Root.Values.First(value => value.Name == network.Values[network.Result].Name);
        return Setting(set.Root, result, classes) is { } repair
            && Checker.Check(set with { Root = set.Root.After(repair) }, cancellation).Network is { } after
            && DataCheck.Of(after, null, data).All(problem => problem.Descriptor != Catalogue.DataClasses)
                ? [repair]
                : [];
    }

    /// <summary>The classes of the model's other scores. One of these numbers is the result's, and the checker knows which.</summary>
    private static IEnumerable<long> Classes(RepairContext context)
    {
        var shapes = context.Shapes();
        return context.Root.Values
            .Where(value => value.Kind == ValueKind.Logits && value != context.Value)
            .Select(value => shapes.TryGetValue(value.Name, out var shape) ? shape.Sizes[0] : Dim.Zero)
            .Where(classes => classes.IsConstant && classes.Value > 0)
            .Select(classes => classes.Value)
            .Distinct();
    }

    /// <summary>The last dense layer on the way to a value gets a width.</summary>
    private static Repair? Setting(Declaration model, ValueDeclaration? head, long width) => head is null ? null : model.Values
        .Where(value => value.Parameter <= head.Parameter)
        .SelectMany(value => value.Steps.Select(step => (Value: value, Step: step)))
        .LastOrDefault(place => place.Step.Kind == "Linear") is not ({ } value, { } step) ? null : new Repair(
            "Set Linear",
            $"Set Linear to {width}",
            new Edit.SetArgument(RepairContext.At(value, step, "outFeatures"), new ArgumentValue.Integer(width)));
}
