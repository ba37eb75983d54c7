using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Tokens and attention.</summary>
internal static class Attention
{
    /// <summary>More than any size has at which a network has to work; at the largest ones the scores would take all memory there is.</summary>
    private const int MostTokens = 8192;

    public static ImmutableArray<StepCase> All { get; } =
    [
        new("PatchEmbed", Kind.Map, 3, DrawPatchEmbed, PatchEmbed),
        new("ClassToken", Kind.Tokens, 2, _ => Gen.Constant(Arguments.None), (x, call) =>
            cat([call.Weight(1, 1, x.shape[2]).expand(x.shape[0], 1, x.shape[2]), x], 1)),
        new("PositionEmbedding", Kind.Tokens, 2, _ => Gen.Constant(Arguments.None), (x, call) => x + call.Weight(1, x.shape[1], x.shape[2]))
        {
            FixesSizes = true,
        },
        new("Attention", Kind.Tokens, 4, DrawAttention, Attend),
        new("TakeToken", Kind.Tokens, 1, DrawTakeToken, (x, call) => x.select(1, call.Number("index", 0))),
    ];

    private static Gen<Arguments> DrawPatchEmbed(Place place) =>
        from width in place.Size(Gen.Elements(2, 4, 6, 8))
        from side in Gen.Frequency(
            (4, Divisor(place.Shape[1], place.Shape[2]).SelectMany(place.Size)),
            (1, from height in Gen.Choose(1, 3) from across in Gen.Choose(1, 3) select (Written)new Written.Pair(height, across)))
        from bias in Window.Flag
        select Arguments.Of(("dim", width), ("patch", side), ("Bias", bias));

    private static Gen<int> Divisor(long height, long width) => Gen.Elements(
        Enumerable.Range(1, (int)Math.Min(height, width)).Where(side => height % side == 0 && width % side == 0));

    /// <summary>Cut first, which has to come out even; a convolution alone would leave the rest of the picture out.</summary>
    private static Tensor PatchEmbed(Tensor x, Call call)
    {
        var (width, patch, shape) = (call.Number("dim"), call.Pair("patch"), x.shape);
        var cut = x.reshape(shape[0], shape[1], shape[2] / patch[0], patch[0], shape[3] / patch[1], patch[1]).reshape(shape);
        var bias = call.Flag("Bias", true) ? call.Weight(width) : null;
        var weight = call.Weight(width, shape[1], patch[0], patch[1]);
        var tokens = F.conv2d(cut, weight, bias, patch).flatten(2).transpose(1, 2);
        call.Multiply(weight, tokens.shape[1]);
        return tokens;
    }

    private static Gen<Arguments> DrawAttention(Place place) =>
        from heads in Gen.Frequency((5, place.DivisorOf(place.Shape[1])), (1, Gen.Choose(1, 4).Select(number => (Written)number)))
        from bias in Window.Flag
        from causal in Window.Flag
        select Arguments.Of(("heads", heads), ("Bias", bias), ("Causal", causal));

    /// <summary>Each head has its share of the features, which reshaping refuses where it does not come out even.</summary>
    private static Tensor Attend(Tensor x, Call call)
    {
        Call.Rule(x.shape[1] <= MostTokens, "A score for each pair of tokens has to find room in memory.");
        var (batch, length, width, heads) = (x.shape[0], x.shape[1], x.shape[2], call.Number("heads"));
        var bias = call.Flag("Bias", true);
        var (enter, leave) = (call.Weight(3 * width, width), call.Weight(width, width));
        var all = F.linear(x, enter, bias ? call.Weight(3 * width) : null);
        var parts = all.reshape(batch, length, 3, heads, width / heads).permute(2, 0, 3, 1, 4);
        var (query, key, value) = (parts.select(0, 0), parts.select(0, 1), parts.select(0, 2));
        var seen = F.softmax(query.matmul(key.transpose(2, 3)), -1).matmul(value).transpose(1, 2).reshape(batch, length, width);
        call.Multiply(enter, length);
        call.Multiply(leave, length);
        call.Multiply(query[0], 2 * length);
        return F.linear(seen, leave, bias ? call.Weight(width) : null);
    }

    private static Gen<Arguments> DrawTakeToken(Place place) => Gen.Frequency(
        (2, Gen.Constant(Arguments.None)),
        (2, Gen.Choose(0, (int)place.Shape[0]).SelectMany(place.Size).Select(Index)),
        (1, Gen.Choose(-(int)place.Shape[0] - 1, -1).Select(index => Index(index))));

    private static Arguments Index(Written index) => Arguments.Of(("index", index));
}
