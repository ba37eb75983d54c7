using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that leave every number in its place.</summary>
internal static class Elementwise
{
    /// <summary><c>functional.relu(x)</c>, or <c>x.relu_()</c>.</summary>
    public static StepCode Relu { get; } = new StepCode.Function(
        operands => $"functional.relu({operands[0]})",
        operands => $"{operands[0]}.relu_()");

    /// <summary><c>x.flatten(1)</c>: everything after the batch axis in one.</summary>
    public static StepCode Flatten { get; } = new StepCode.Function(operands => $"{operands[0]}.flatten(1)");

    /// <summary><c>functional.dropout(x, 0.5, training)</c>.</summary>
    public static StepCode Dropout(Operation.Dropout dropout) => new StepCode.Function(
        operands => $"functional.dropout({operands[0]}, {Literals.Of(dropout.Probability)}, training)");
}
