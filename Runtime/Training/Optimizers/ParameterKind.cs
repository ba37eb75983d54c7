using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>What a parameter is to an optimizer.</summary>
internal enum ParameterKind
{
    /// <summary>A weight that multiplies features: of a convolution, a dense layer, an attention.</summary>
    Weight,

    /// <summary>The last such weight, which makes the class scores.</summary>
    Head,

    /// <summary>A bias, a scale or a shift, a token, an embedding: what multiplies no features with each other.</summary>
    Plain,
}

/// <summary>Tells the kinds of parameters apart.</summary>
internal static class ParameterKinds
{
    /// <summary>The parameters of a network in the order of its state dictionary, each with its kind.</summary>
    public static IEnumerable<(NamedParameter Parameter, ParameterKind Kind)> Of(Network network)
    {
        var plain = network.named_modules()
            .Where(inner => IsNorm(inner.module))
            .SelectMany(norm => norm.module.named_parameters().Select(parameter => $"{norm.name}.{parameter.name}"))
            .Concat(network.OwnParameters)
            .ToHashSet();
        var parameters = network.named_parameters().ToList();
        var head = parameters.FindLast(named => IsWeight(named)).name;
        return parameters.Select(named => (
            new NamedParameter(named.name, named.parameter),
            named.name == head ? ParameterKind.Head : IsWeight(named) ? ParameterKind.Weight : ParameterKind.Plain));

        bool IsWeight((string Name, Tensor Tensor) named) => named.Tensor.ndim > 1 && !plain.Contains(named.Name);
    }

    /// <summary>A layer norm's scale can have several axes.</summary>
    private static bool IsNorm(nn.Module module) => module is NormBase or LayerNorm or GroupNorm;
}
