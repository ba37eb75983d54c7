using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Normalisations.</summary>
internal static class Normalisation
{
    private const double DefaultEpsilon = 1e-5;
    private const double DefaultMomentum = 0.1;

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.BatchNorm norm => BatchNorm(norm),
        _ => null,
    };

    /// <summary><c>nn.BatchNorm2d(64)</c>, or <c>BatchNorm1d</c> for vectors.</summary>
    private static StepCode BatchNorm(Operation.BatchNorm norm)
    {
        var type = norm.Spatial ? "BatchNorm2d" : "BatchNorm1d";
        return new StepCode.Module($"global::TorchSharp.Modules.{type}", Call.Of(
            $"nn.{type}",
            [Literals.Of(norm.Features)],
            ("eps", Call.Unless(norm.Epsilon == DefaultEpsilon, Literals.Of(norm.Epsilon))),
            ("momentum", Call.Unless(norm.Momentum == DefaultMomentum, Literals.Of(norm.Momentum)))))
        {
            Tensors = LayerTensors.WeightAndBias,
        };
    }
}
