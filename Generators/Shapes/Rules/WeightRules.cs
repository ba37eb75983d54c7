using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>What steps with weights ask of their input.</summary>
internal static class WeightRules
{
    /// <summary>The input's size along the axis of the weights has to be a number, outside of blocks on their own.</summary>
    public static bool IsNumber(StepContext context, Flow input, Dim size)
    {
        if (size.IsConstant || context.IsGeneral)
            return true;
        context.Error(
            Catalogue.OpenWeights,
            context.At(),
            $"{context.Subject} has weights for {size} inputs, which are open; {input.Trace}; give the number in [Input(...)], or join a GlobalAvgPool",
            context.Report.MakersOf(input));
        return false;
    }

    /// <summary>Groups divide the channels.</summary>
    /// <param name="context">The step.</param>
    /// <param name="input">What flows into it.</param>
    /// <param name="argument">The argument that says how many groups there are.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="channels">How many channels they divide.</param>
    /// <param name="noun">What the channels are called: <c>in channels</c>.</param>
    public static bool Divides(StepContext context, Flow input, string argument, Dim groups, Dim channels, string noun) => context.Require(
        Proposition.Equal(channels % groups, 0),
        context.At(argument),
        () => new Violation(
            Catalogue.Groups,
            $"{context.Subject} cannot divide its {channels} {noun} into {groups} groups",
            input.Trace,
            $"choose groups that divide {channels}"),
        context.Report.MakersOf(input));
}
