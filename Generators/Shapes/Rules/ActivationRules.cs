using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Activations. Kind and shape stay.</summary>
internal static class ActivationRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        Fixed(new Operation.Relu()),
        Fixed(new Operation.Relu6()),
        Fixed(new Operation.Gelu()),
        Fixed(new Operation.Silu()),
        Fixed(new Operation.Mish()),
        Fixed(new Operation.HardSwish()),
        Fixed(new Operation.HardSigmoid()),
        Fixed(new Operation.Sigmoid()),
        Fixed(new Operation.Tanh()),
        new StepRule.Unary("LeakyRelu", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Keeps(input, context.Finite("slope", 0.01), slope => new Operation.LeakyRelu(slope))),
        new StepRule.Unary("Elu", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Keeps(input, context.Finite("alpha", 1), alpha => new Operation.Elu(alpha))),
        new StepRule.Unary("Softplus", StepRule.AnyKind, HasParameters: false, Softplus),
        new StepRule.Unary("Softmax", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Axis(context, input) is { } axis ? StepResult.Free(input.Kind, input.Shape, new Operation.Softmax(axis)) : null),
        new StepRule.Unary("LogSoftmax", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Axis(context, input) is { } axis ? StepResult.Free(input.Kind, input.Shape, new Operation.LogSoftmax(axis)) : null),
        new StepRule.Unary("PRelu", StepRule.AnyKind, HasParameters: true, PRelu),
    ];

    private static readonly ImmutableHashSet<string> Names = [.. All.Select(rule => rule.Kind)];

    /// <summary>Whether a step is an activation function.</summary>
    public static bool IsActivation(string kind) => Names.Contains(kind);

    /// <summary>Whether a step makes probabilities, or their logarithms, of class scores.</summary>
    public static bool MakesProbabilities(string kind) => kind is "Softmax" or "LogSoftmax" or "Sigmoid";

    /// <summary>An activation without arguments, called as its operation.</summary>
    private static StepRule Fixed(Operation operation) => new StepRule.Unary(
        operation.GetType().Name, StepRule.AnyKind, HasParameters: false, (_, input) => StepResult.Free(input.Kind, input.Shape, operation));

    private static StepResult? Keeps(Flow input, double? number, Func<double, Operation> operation) =>
        number is null ? null : StepResult.Free(input.Kind, input.Shape, operation(number.Value));

    private static StepResult? Softplus(StepContext context, Flow input)
    {
        var beta = context.Real("Beta", 1, number => number > 0, "above 0");
        var threshold = context.Finite("Threshold", 20);
        return beta is null || threshold is null
            ? null
            : StepResult.Free(input.Kind, input.Shape, new Operation.Softplus(beta.Value, threshold.Value));
    }

    /// <summary>One slope, or one for each number along axis 1, which are the channels or features except in tokens.</summary>
    private static StepResult? PRelu(StepContext context, Flow input)
    {
        var (isPerChannel, channels) = (context.Flag("PerChannel", false), input.Shape.Sizes[0]);
        if (context.Finite("Init", 0.25) is not { } init)
            return null;
        if (isPerChannel && input.Is(ValueKind.Tokens))
        {
            context.Error(
                Catalogue.StepNotAllowed,
                context.At("PerChannel"),
                $"{context.Subject} has a slope for each channel, but {input.Source} is {input.Described}, which has none; {input.Trace}; leave PerChannel out",
                context.Report.MakersOf(input));
            return null;
        }

        if (isPerChannel && !WeightRules.IsNumber(context, input, channels))
            return null;
        var slopes = isPerChannel ? channels : Dim.One;
        return new StepResult(
            input.Kind, input.Shape, slopes.IsConstant ? new Operation.PRelu(slopes.Value, init) : null, slopes, Dim.Zero);
    }

    /// <summary>The axis, the batch axis being 0: the channels or features unless said.</summary>
    private static int? Axis(StepContext context, Flow input) =>
        context.Axis("Axis", input, fallback: input.Is(ValueKind.Tokens) ? 2 : 1) + 1;
}
