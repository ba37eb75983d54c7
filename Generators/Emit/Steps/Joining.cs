using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps of several inputs.</summary>
internal static class Joining
{
    /// <summary><c>a.add(b)</c>, and every further term onto the sum; or <c>a.add_(b)</c>.</summary>
    public static StepCode Add { get; } = new StepCode.Function(
        operands => operands[0] + $".add({operands[1]})" + Onto(operands.Inputs.Skip(2)),
        operands => operands[0] + Onto(operands.Inputs.Skip(1)));

    /// <summary><c>torch.cat([a, b], 1)</c>.</summary>
    public static StepCode Concat(Operation.Concat concat) => new StepCode.Function(
        operands => $"torch.cat([{string.Join(", ", operands.Inputs)}], {Literals.Of(concat.Axis)})");

    private static string Onto(IEnumerable<string> terms) => string.Concat(terms.Select(term => $".add_({term})"));
}
