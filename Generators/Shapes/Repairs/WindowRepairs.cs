using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of windows and groups: another number for one of the step's arguments.</summary>
internal static class WindowRepairs
{
    /// <summary>Below larger numbers, the search for a smaller one would be long, and the number no slip.</summary>
    private const int MostTried = 1024;

    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.WindowTooLarge, context => OfStep(context, step => HalfPadding(step) is { } padding
            ? Set(context, step, "Padding", padding).Concat(LargestWindow(context, step))
            : LargestWindow(context, step))),
        (Catalogue.PoolPadding, context => OfStep(context, step => RepairContext.Integer(step, "kernelSize") is { } kernel
            ? Set(context, step, "Padding", kernel / 2)
            : [])),
        (Catalogue.SameWithStride, context => OfStep(context, step => HalfPadding(step) is { } padding
            ? Set(context, step, "Padding", padding)
            : [])),
        (Catalogue.Groups, context => OfStep(context, step => OutChannels(context, step).Concat(Fewer(context, step)))),
        (Catalogue.HeadsDoNotDivide, context => OfStep(context, step => Fewer(context, step))),
        (Catalogue.PatchDoesNotDivide, context => OfStep(context, step => Fewer(context, step))),
        (Catalogue.UnequalParts, context => OfStep(context, step => Fewer(context, step))),
        (Catalogue.OutputPadding, context => OfStep(context, step =>
            RepairContext.Integer(step, "Stride", 1) is { } stride && RepairContext.Integer(step, "Dilation", 1) is { } dilation
                ? Set(context, step, "OutputPadding", Math.Max(stride, dilation) - 1)
                : [])),
        (Catalogue.DroppedPixels, context => OfStep(context, step => CeilMode(context, step))),
    ];

    /// <summary>The padding that keeps the size at stride 1; nothing where the window is even, no square, or no number.</summary>
    public static long? HalfPadding(StepDeclaration step) =>
        RepairContext.Integer(step, "kernelSize") is { } kernel && RepairContext.Integer(step, "Dilation", 1) is { } dilation
            && (dilation * (kernel - 1)) % 2 == 0
            ? dilation * (kernel - 1) / 2
            : null;

    private static IEnumerable<Repair> OfStep(RepairContext context, Func<StepDeclaration, IEnumerable<Repair>> repairs) =>
        context.Step is { } step ? repairs(step) : [];

    private static IEnumerable<Repair> Set(RepairContext context, StepDeclaration step, string argument, long number) =>
        context.IfItHolds(Setting(context.Value!, step, argument, number));

    /// <summary>An argument's new number.</summary>
    public static Repair Setting(ValueDeclaration value, StepDeclaration step, string argument, long number) => new(
        $"Set {argument}",
        $"Set {argument} = {number} in {value.Name}'s {step.Kind}",
        new Edit.SetArgument(RepairContext.At(value, step, argument), new ArgumentValue.Integer(number)));

    /// <summary>The largest window that fits; if one does, all smaller ones do.</summary>
    private static IEnumerable<Repair> LargestWindow(RepairContext context, StepDeclaration step)
    {
        if (RepairContext.Integer(step, "kernelSize") is not { } kernel || !Set(context, step, "kernelSize", 1).Any())
            return [];
        var (fits, fails) = (1L, kernel);
        while (fails - fits > 1)
        {
            var middle = fits + ((fails - fits) / 2);
            (fits, fails) = Set(context, step, "kernelSize", middle).Any() ? (middle, fails) : (fits, middle);
        }

        return Set(context, step, "kernelSize", fits);
    }

    private static IEnumerable<Repair> OutChannels(RepairContext context, StepDeclaration step) =>
        RepairContext.Integer(step, "outChannels") is { } channels && RepairContext.Integer(step, "Groups") is { } groups
            ? Set(context, step, "outChannels", (channels + groups - 1) / groups * groups)
            : [];

    /// <summary>The largest smaller number with which the step is right, of those that divide the output's channels where they are given.</summary>
    private static IEnumerable<Repair> Fewer(RepairContext context, StepDeclaration step) =>
        context.Finding.Site.Argument is { } argument && RepairContext.Integer(step, argument) is { } groups and <= MostTried
            ? Enumerable.Range(1, (int)groups - 1).Reverse()
                .Where(fewer => RepairContext.Integer(step, "outChannels", 0) % fewer == 0)
                .SelectMany(fewer => Set(context, step, argument, fewer))
                .Take(1)
            : [];

    private static IEnumerable<Repair> CeilMode(RepairContext context, StepDeclaration step) =>
        step.Kind is "MaxPool2d" or "AvgPool2d"
            ? context.IfItHolds(new Repair(
                "Set CeilMode",
                $"Set CeilMode = true in {context.Value!.Name}'s {step.Kind}",
                new Edit.SetArgument(RepairContext.At(context.Value, step, "CeilMode"), new ArgumentValue.Boolean(true))))
            : [];
}
