using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that only lay numbers out anew. All of them may hand their input's memory on.</summary>
internal static class Layout
{
    private const string Parts = "global::DeclarativeNet.AxisParts";

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Flatten => View("flatten", [1]),
        Operation.Reshape reshape => Reshape(reshape),
        Operation.Permute permute => View("permute", [0, .. permute.Axes]),
        Operation.ToTokens => Of(operands => $"{Attention.Sequence}.FromMap({operands[0]})"),
        Operation.ToMap map => Of(operands => $"{Attention.Sequence}.ToMap({operands[0]}, {Literals.Of(map.Height)}, {Literals.Of(map.Width)})"),
        Operation.Slice slice => Slice(slice),
        Operation.Split split => Split(split),
        Operation.PixelShuffle shuffle => Of(operands => $"functional.pixel_shuffle({operands[0]}, {Literals.Of(shuffle.Factor)})"),
        Operation.PixelUnshuffle shuffle => Of(operands => $"functional.pixel_unshuffle({operands[0]}, {Literals.Of(shuffle.Factor)})"),
        Operation.ChannelShuffle shuffle => Of(operands => $"{Parts}.Shuffle({operands[0]}, {Literals.Of(shuffle.Groups)})"),
        _ => null,
    };

    /// <summary><c>x.reshape(-1, 3, 1024)</c>; where a size is left to follow, the batch cannot be.</summary>
    private static StepCode Reshape(Operation.Reshape reshape)
    {
        var sizes = string.Join(", ", reshape.Sizes.Select(Literals.Of));
        var isFixed = !reshape.Sizes.Contains(Operation.TheRest);
        return Of(operands => $"{operands[0]}.reshape({(isFixed ? Literals.Of(Operation.TheRest) : $"{operands[0]}.shape[0]")}, {sizes})");
    }

    /// <summary><c>x.slice(1, 0, 58, 1)</c>.</summary>
    private static StepCode Slice(Operation.Slice slice)
    {
        var stop = slice.Stop is { } place ? Literals.Of(place) : "long.MaxValue";
        return Of(operands => $"{operands[0]}.slice({Literals.Of(slice.Axis)}, {Literals.Of(slice.Start)}, {stop}, 1)");
    }

    /// <summary><c>AxisParts.Take(x, 1, 2, 0)</c>: of <c>x.split(...)</c> every part would have to be released.</summary>
    private static StepCode Split(Operation.Split split) => Of(operands =>
        $"{Parts}.Take({operands[0]}, {Literals.Of(split.Axis)}, {Literals.Of(split.Parts)}, {Literals.Of(split.Index)})");

    private static StepCode View(string method, IEnumerable<long> arguments) =>
        Of(operands => Call.Of($"{operands[0]}.{method}", arguments.Select(Literals.Of)));

    private static StepCode Of(Func<Operands, string> call) => new StepCode.Function(call) { MayAlias = true };
}
