using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>How operations are written: the names and the order of TorchSharp's parameters, and nothing that is the default.</summary>
public sealed class StepCodeTests
{
    private static readonly Pair Zero = new(0, 0);
    private static readonly Pair One = new(1, 1);
    private static readonly Pair Two = new(2, 2);

    [Fact]
    public void FunctionsAreCalledWithTheirArguments()
    {
        Calls("functional.relu6(x)", new Operation.Relu6());
        Calls("functional.leaky_relu(x, 0.01)", new Operation.LeakyRelu(0.01));
        Calls("functional.elu(x, 1.0)", new Operation.Elu(1));
        Calls("functional.gelu(x)", new Operation.Gelu());
        Calls("functional.softplus(x)", new Operation.Softplus(1, 20));
        Calls("functional.softplus(x, beta: 2.0, threshold: 10.0)", new Operation.Softplus(2, 10));
        Calls("functional.softmax(x, 1)", new Operation.Softmax(1));
        Calls("functional.log_softmax(x, 2)", new Operation.LogSoftmax(2));
        Calls("functional.instance_norm(x)", new Operation.InstanceNorm(0, false, 1e-5));
        Calls("functional.instance_norm(x, eps: 0.001)", new Operation.InstanceNorm(0, false, 1e-3));
        Calls("functional.local_response_norm(x, 5)", new Operation.LocalResponseNorm(5, 1e-4, 0.75, 1));
        Calls("functional.local_response_norm(x, 5, alpha: 0.5, beta: 1.0, k: 2.0)", new Operation.LocalResponseNorm(5, 0.5, 1, 2));
        Calls("functional.adaptive_avg_pool2d(x, 7)", new Operation.AdaptiveAvgPool2d(new Pair(7, 7)));
        Calls("functional.adaptive_avg_pool2d(x, (7, 5))", new Operation.AdaptiveAvgPool2d(new Pair(7, 5)));
        Calls("functional.adaptive_max_pool2d(x, [7, 5])", new Operation.AdaptiveMaxPool2d(new Pair(7, 5)));
        Calls("x.amax(2, 3)", new Operation.GlobalMaxPool());
        Calls("functional.dropout2d(x, 0.5, training)", new Operation.Dropout2d(0.5));
        Calls("global::DeclarativeNet.Modules.StochasticDepth.DropPath(x, 0.1, training)", new Operation.DropPath(0.1));
    }

    [Fact]
    public void InPlaceFormsAreThoseOfTensors()
    {
        Overwrites("x.relu6_()", new Operation.Relu6());
        Overwrites("x.leaky_relu_(0.1)", new Operation.LeakyRelu(0.1));
        Overwrites("x.elu_(0.5, 1.0, 1.0)", new Operation.Elu(0.5));
        Overwrites("x.sigmoid_()", new Operation.Sigmoid());
        Overwrites("x.tanh_()", new Operation.Tanh());
    }

    [Fact]
    public void ModulesAreMadeWithTheirArguments()
    {
        Makes("nn.ConvTranspose2d(8, 4, 2)", new Operation.ConvTranspose2d(8, 4, Two, One, Zero, Zero, One, 1, true));
        Makes(
            "nn.ConvTranspose2d(8, 4, (3, 2), stride: (2, 2), padding: (1, 1), output_padding: (1, 0), dilation: (2, 2), groups: 2, bias: false)",
            new Operation.ConvTranspose2d(8, 4, new Pair(3, 2), Two, One, new Pair(1, 0), Two, 2, false));
        Makes("nn.LayerNorm(8)", new Operation.LayerNorm(8, false, 1e-5));
        Makes("nn.LayerNorm(8, eps: 1E-06)", new Operation.LayerNorm(8, true, 1e-6));
        Makes("nn.GroupNorm(2, 8, eps: 0.001)", new Operation.GroupNorm(2, 8, 1e-3));
        Makes("nn.InstanceNorm2d(8, affine: true)", new Operation.InstanceNorm(8, true, 1e-5));
        Makes("nn.PReLU(8, init: 0.1)", new Operation.PRelu(8, 0.1));
        Makes("nn.Parameter(torch.full([8, 1, 1], 1E-06))", new Operation.LayerScale(8, true, 1e-6));
        Makes("nn.Parameter(torch.full([8], 0.1))", new Operation.LayerScale(8, false, 0.1));
    }

    [Fact]
    public void ModulesAreAppliedToTheirInput()
    {
        Calls("layer.forward(x)", new Operation.LayerNorm(8, false, 1e-5));
        Calls("global::DeclarativeNet.Modules.PixelNorm.Forward(layer, x)", new Operation.LayerNorm(8, true, 1e-5));
        Calls("x.mul(layer)", new Operation.LayerScale(8, true, 1e-6));
    }

    private static readonly Operands Operands = new("layer", ["x"]);

    private static void Calls(string expected, Operation operation) => Assert.Equal(expected, StepCode.Of(operation).Call(Operands));

    private static void Overwrites(string expected, Operation operation) =>
        Assert.Equal(expected, Assert.IsType<StepCode.Function>(StepCode.Of(operation)).InPlace?.Invoke(Operands));

    private static void Makes(string expected, Operation operation) =>
        Assert.Equal(expected, Assert.IsType<StepCode.Module>(StepCode.Of(operation)).Factory);
}
