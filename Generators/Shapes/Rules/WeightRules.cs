using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>What all steps with weights ask of their input.</summary>
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
}
