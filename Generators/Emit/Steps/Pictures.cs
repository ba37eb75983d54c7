using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps on pictures as the data pipeline delivers them.</summary>
internal static class Pictures
{
    private const string NormalizeType = "global::DeclarativeNet.ChannelNormalization";

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Rescale rescale => Rescale(rescale),
        Operation.Normalize normalize => Normalize(normalize),
        Operation.ToGray => new StepCode.Function(operands => $"global::DeclarativeNet.Grayscale.Of({operands[0]})"),
        _ => null,
    };

    /// <summary><c>x.mul(2.0).add_(-1.0)</c>, or in place.</summary>
    private static StepCode Rescale(Operation.Rescale rescale)
    {
        var offset = rescale.Offset == 0 ? "" : $".add_({Literals.Of(rescale.Offset)})";
        return new StepCode.Function(
            operands => $"{operands[0]}.mul({Literals.Of(rescale.Scale)}){offset}",
            operands => $"{operands[0]}.mul_({Literals.Of(rescale.Scale)}){offset}");
    }

    /// <summary><c>new ChannelNormalization([0.5], [0.25])</c>.</summary>
    private static StepCode Normalize(Operation.Normalize normalize) => new StepCode.Module(
        NormalizeType, $"new {NormalizeType}([{Numbers(normalize.Mean)}], [{Numbers(normalize.Deviation)}])");

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Literals.Of));
}
