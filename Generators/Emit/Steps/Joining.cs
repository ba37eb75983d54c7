using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps of several inputs.</summary>
internal static class Joining
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Add => Add,
        Operation.Multiply multiply => Multiply(multiply),
        Operation.Concat concat => Concat(concat),
        _ => null,
    };

    /// <summary><c>a.add(b)</c>, and every further term onto the sum; or <c>a.add_(b)</c>.</summary>
    private static StepCode Add => new StepCode.Function(
        operands => operands[0] + $".add({operands[1]})" + Onto(operands.Inputs.Skip(2)),
        operands => operands[0] + Onto(operands.Inputs.Skip(1)));

    /// <summary><c>a.mul(b)</c>; a vector of factors stands on the channels of the map.</summary>
    private static StepCode Multiply(Operation.Multiply multiply) => new StepCode.Function(operands =>
        multiply.HasVectorGate
            ? $"global::DeclarativeNet.ChannelGate.Multiply({string.Join(", ", operands.Inputs)})"
            : operands[0] + $".mul({operands[1]})" + string.Concat(operands.Inputs.Skip(2).Select(factor => $".mul_({factor})")));

    /// <summary><c>torch.cat([a, b], 1)</c>.</summary>
    private static StepCode Concat(Operation.Concat concat) => new StepCode.Function(
        operands => $"torch.cat([{string.Join(", ", operands.Inputs)}], {Literals.Of(concat.Axis)})");

    private static string Onto(IEnumerable<string> terms) => string.Concat(terms.Select(term => $".add_({term})"));
}
