using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Regularisation.</summary>
internal static class Regularisation
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Dropout dropout => Random("functional.dropout", dropout.Probability),
        Operation.Dropout2d dropout => Random("functional.dropout2d", dropout.Probability),
        Operation.DropPath path => Random(RuntimeNames.Modules + ".StochasticDepth.DropPath", path.Probability),
        Operation.LayerScale scale => LayerScale(scale),
        _ => null,
    };

    /// <summary><c>functional.dropout(x, 0.5, training)</c>, which in evaluation hands its input through.</summary>
    private static StepCode Random(string function, double probability) => new StepCode.Function(
        operands => $"{function}({operands[0]}, {Literals.Of(probability)}, training)")
    { MayAlias = true };

    /// <summary><c>x.mul(scale)</c>, with <c>nn.Parameter(torch.full([64, 1, 1], 1E-06))</c>.</summary>
    private static StepCode LayerScale(Operation.LayerScale scale)
    {
        var size = Literals.Of(scale.Features) + (scale.Spatial ? ", 1, 1" : "");
        return StepCode.Module.OfParameter(
            $"nn.Parameter(torch.full([{size}], {Literals.Of(scale.Init)}))",
            operands => $"{operands[0]}.mul({operands.Field})");
    }
}
