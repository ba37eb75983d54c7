using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of what is legal and not meant: mostly something less.</summary>
internal static class HabitRepairs
{
    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.BatchNormOfOnePixel, Remove),
        (Catalogue.BiasBeforeBatchNorm, context => context.IfItHolds(new Repair(
            "Bias", "Say Bias = false", new Edit.SetArgument(context.StepSite with { Argument = "Bias" }, new ArgumentValue.Boolean(false))))),
        (Catalogue.UnusedValue, context => context.IfItHolds(new Repair(
            "Remove value", $"Remove {context.Value?.Name}", new Edit.RemoveValue(context.Finding.Site)))),
        (Catalogue.DeadCondition, Decided),
        (Catalogue.RepeatedActivation, Remove),
        (Catalogue.DropoutOnLogits, Earlier),
        (Catalogue.ActivationOnLogits, Remove),
        (Catalogue.LayersInARow, context => context.IfItHolds(new Repair(
            "Insert Relu", "Insert Relu", new Edit.InsertStep(context.StepSite, RepairContext.NewStep("Relu"))))),
        (Catalogue.IdleDropout, Remove),
        (Catalogue.IdlePool, Remove),
        (Catalogue.NormalisationOfOne, Remove),
        (Catalogue.ProbabilitiesForLogits, Remove),
    ];

    private static IEnumerable<Repair> Remove(RepairContext context) => context.Step is { } step
        ? context.IfItHolds(new Repair($"Remove {step.Kind}", $"Remove {step.Kind}", new Edit.RemoveStep(context.StepSite)))
        : [];

    /// <summary>Without a condition that is always true, or without a step whose condition never is, the network is the same.</summary>
    private static IEnumerable<Repair> Decided(RepairContext context)
    {
        if (context.Step is not { } step)
            return [];
        var repairs = new[]
        {
            new Repair("Remove When", "Remove the condition", new Edit.RemoveArgument(context.StepSite with { Argument = "When" })),
            new Repair("Remove dead step", $"Remove {step.Kind}", new Edit.RemoveStep(context.StepSite)),
        };
        var network = Repairs.Check(context.Set, context.Cancellation).Network;
        return network is null ? [] : repairs.Where(repair =>
            Repairs.Check(context.Set with { Root = context.Root.After(repair) }, context.Cancellation).Network == network);
    }

    private static IEnumerable<Repair> Earlier(RepairContext context) =>
        context.Value?.Steps.LastOrDefault(step => RuleTable.HasParameters(step.Kind) || step.Kind == "Use") is { } layer
            ? context.IfItHolds(new Repair(
                "Move Dropout", $"Move Dropout before {layer.Kind}", new Edit.MoveStep(context.StepSite, layer.Attribute)))
            : [];
}
