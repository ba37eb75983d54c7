using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of values of the wrong kind: the way from a map to a vector, or another declared kind.</summary>
internal static class KindRepairs
{
    private static readonly ImmutableArray<string> WaysToAVector = ["Flatten", "GlobalAvgPool"];

    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.NeedsVector, context => Bridges(context, context.StepSite, "Insert")),
        (Catalogue.KindDiffers, context => Declarations(context).Concat(Bridges(context, context.StepSite, "Append"))),
        (Catalogue.OpenFlatten, Pool),
    ];

    private static IEnumerable<Repair> Bridges(RepairContext context, Site site, string verb) => WaysToAVector.SelectMany(way =>
        context.IfItHolds(new Repair($"{verb} {way}", $"{verb} {way}", new Edit.InsertStep(site, RepairContext.NewStep(way)))));

    /// <summary>The kind that the value has; pictures and class scores are what they are for, and no kind to fall back to.</summary>
    private static IEnumerable<Repair> Declarations(RepairContext context) =>
        new[] { ValueKind.Map, ValueKind.Tokens, ValueKind.Vector }.SelectMany(kind => context.IfItHolds(new Repair(
            $"Declare {kind}", $"Declare {context.Value?.Name} {kind}", new Edit.DeclareKind(context.StepSite, kind))));

    private static IEnumerable<Repair> Pool(RepairContext context) => context.IfItHolds(new Repair(
        "Pool", "Use GlobalAvgPool instead", new Edit.ReplaceStep(context.StepSite, RepairContext.NewStep("GlobalAvgPool"))));
}
