using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>
/// Activations. One is written in place where its backward pass can do with the result; the others read their input again, and torch
/// would copy it first.
/// </summary>
internal static class Activations
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Relu => FromResult("relu", "relu_()"),
        Operation.Relu6 => FromResult("relu6", "relu6_()"),
        Operation.Sigmoid => FromResult("sigmoid", "sigmoid_()"),
        Operation.Tanh => FromResult("tanh", "tanh_()"),
        Operation.LeakyRelu leaky => Leaky(
            leaky.Slope,
            operands => $"functional.leaky_relu({operands[0]}, {Literals.Of(leaky.Slope)})",
            $"leaky_relu_({Literals.Of(leaky.Slope)})"),
        Operation.Elu elu => Leaky(
            elu.Alpha,
            operands => $"functional.elu({operands[0]}, {Literals.Of(elu.Alpha)})",
            $"elu_({Literals.Of(elu.Alpha)}, 1.0, 1.0)"),
        Operation.Gelu => FromInput("gelu"),
        Operation.Silu => FromInput("silu"),
        Operation.Mish => FromInput("mish"),
        Operation.HardSwish => FromInput("hardswish"),
        Operation.HardSigmoid => FromInput("hardsigmoid"),
        Operation.Softplus softplus => Softplus(softplus),
        Operation.Softmax softmax => Along("softmax", softmax.Axis),
        Operation.LogSoftmax softmax => Along("log_softmax", softmax.Axis),
        Operation.PRelu prelu => PRelu(prelu),
        _ => null,
    };

    /// <summary><c>functional.relu(x)</c>, or <c>x.relu_()</c>: the gradient follows from the result.</summary>
    private static StepCode FromResult(string function, string inPlace) => new StepCode.Function(
        operands => $"functional.{function}({operands[0]})",
        operands => $"{operands[0]}.{inPlace}")
    { NeedsResult = true };

    /// <summary>In place only if the result has the sign of the input, by which its backward pass goes.</summary>
    private static StepCode Leaky(double slope, Func<Operands, string> call, string inPlace) => slope >= 0
        ? new StepCode.Function(call, operands => $"{operands[0]}.{inPlace}") { NeedsResult = true }
        : new StepCode.Function(call);

    /// <summary><c>functional.gelu(x)</c>: the gradient needs the input.</summary>
    private static StepCode FromInput(string function) => new StepCode.Function(operands => $"functional.{function}({operands[0]})");

    /// <summary><c>functional.softplus(x, beta: 2.0)</c>.</summary>
    private static StepCode Softplus(Operation.Softplus softplus) => new StepCode.Function(operands => Call.Of(
        "functional.softplus",
        [operands[0]],
        ("beta", Call.Unless(softplus.Beta == 1, Literals.Of(softplus.Beta))),
        ("threshold", Call.Unless(softplus.Threshold == 20, Literals.Of(softplus.Threshold)))));

    /// <summary><c>functional.softmax(x, 1)</c>: the gradient needs the result.</summary>
    private static StepCode Along(string function, int axis) => new StepCode.Function(
        operands => $"functional.{function}({operands[0]}, {Literals.Of(axis)})")
    { NeedsResult = true };

    /// <summary><c>nn.PReLU(64)</c>.</summary>
    private static StepCode PRelu(Operation.PRelu prelu) => new StepCode.Module("global::TorchSharp.Modules.PReLU", Call.Of(
        "nn.PReLU",
        [Literals.Of(prelu.Slopes)],
        ("init", Call.Unless(prelu.Init == 0.25, Literals.Of(prelu.Init)))));
}
