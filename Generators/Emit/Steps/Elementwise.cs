using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that leave every number in its place.</summary>
internal static class Elementwise
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Relu => Relu,
        Operation.Dropout dropout => Dropout(dropout),
        _ => null,
    };

    /// <summary><c>functional.relu(x)</c>, or <c>x.relu_()</c>.</summary>
    private static StepCode Relu => new StepCode.Function(
        operands => $"functional.relu({operands[0]})",
        operands => $"{operands[0]}.relu_()") { NeedsResult = true };

    /// <summary><c>functional.dropout(x, 0.5, training)</c>, which in evaluation hands its input through.</summary>
    private static StepCode Dropout(Operation.Dropout dropout) => new StepCode.Function(
        operands => $"functional.dropout({operands[0]}, {Literals.Of(dropout.Probability)}, training)") { MayAlias = true };
}
