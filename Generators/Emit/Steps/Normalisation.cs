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
        Operation.LayerNorm norm => LayerNorm(norm),
        Operation.GroupNorm norm => Module("GroupNorm", [norm.Groups, norm.Channels], Epsilon(norm.Epsilon)),
        Operation.InstanceNorm { Affine: true } norm => Module("InstanceNorm2d", [norm.Channels], Epsilon(norm.Epsilon), ("affine", "true")),
        Operation.InstanceNorm norm => new StepCode.Function(operands =>
            Call.Of("functional.instance_norm", [operands[0]], Epsilon(norm.Epsilon))),
        Operation.LocalResponseNorm norm => LocalResponseNorm(norm),
        _ => null,
    };

    /// <summary><c>nn.BatchNorm2d(64)</c>, or <c>BatchNorm1d</c> for vectors.</summary>
    private static StepCode BatchNorm(Operation.BatchNorm norm) => Module(
        norm.Spatial ? "BatchNorm2d" : "BatchNorm1d",
        [norm.Features],
        Epsilon(norm.Epsilon),
        ("momentum", Call.Unless(norm.Momentum == DefaultMomentum, Literals.Of(norm.Momentum))));

    /// <summary><c>nn.LayerNorm(64)</c>; on a map it is applied to each pixel's channels.</summary>
    private static StepCode LayerNorm(Operation.LayerNorm norm)
    {
        var module = Module("LayerNorm", [norm.Features], Epsilon(norm.Epsilon));
        return norm.Spatial
            ? module with { Call = operands => $"{RuntimeNames.Modules}.PixelNorm.Forward({operands.Field}, {operands[0]})" }
            : module;
    }

    /// <summary><c>functional.local_response_norm(x, 5, k: 2.0)</c>.</summary>
    private static StepCode LocalResponseNorm(Operation.LocalResponseNorm norm) => new StepCode.Function(operands => Call.Of(
        "functional.local_response_norm",
        [operands[0], Literals.Of(norm.Size)],
        ("alpha", Call.Unless(norm.Alpha == 1e-4, Literals.Of(norm.Alpha))),
        ("beta", Call.Unless(norm.Beta == 0.75, Literals.Of(norm.Beta))),
        ("k", Call.Unless(norm.K == 1, Literals.Of(norm.K)))));

    private static (string Name, string? Value) Epsilon(double epsilon) =>
        ("eps", Call.Unless(epsilon == DefaultEpsilon, Literals.Of(epsilon)));

    private static StepCode.Module Module(string type, long[] sizes, params (string Name, string? Value)[] named) =>
        new($"global::TorchSharp.Modules.{type}", Call.Of($"nn.{type}", sizes.Select(Literals.Of), named));
}
