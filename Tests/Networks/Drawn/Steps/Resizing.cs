using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that change how many pixels a map has.</summary>
internal static class Resizing
{
    private const string Bilinear = "UpsampleMode.Bilinear";

    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Upsample", Kind.Map, 2, DrawUpsample, Upsample),
        new("Pad", Kind.Map, 2, DrawPad, Pad),
    ];

    private static Gen<Arguments> DrawUpsample(Place place) =>
        from toSize in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from side in toSize ? Gen.Choose(1, 12) : Gen.Choose(1, 3)
        from height in place.Size(side)
        from width in Gen.Choose(1, 3)
        from isPair in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        let size = isPair ? new Written.Pair(side, width) : height
        from mode in Gen.Elements<Written?>(null, new Written.Member(Bilinear))
        from aligns in Gen.Frequency((3, Gen.Constant<Written?>(null)), (mode is null ? 0 : 2, Gen.Constant<Written?>(true)))
        select Arguments.Of((toSize ? "Size" : "factor", size), ("Mode", mode), ("AlignCorners", aligns));

    private static Tensor Upsample(Tensor x, Call call)
    {
        var isSmooth = call.Is("Mode", Bilinear);
        var mode = isSmooth ? InterpolationMode.Bilinear : InterpolationMode.Nearest;
        bool? aligns = isSmooth ? call.Flag("AlignCorners", false) : null;
        return call.Has("Size")
            ? F.interpolate(x, size: call.Pair("Size"), mode: mode, align_corners: aligns)
            : F.interpolate(x, scale_factor: [.. call.Pair("factor").Select(factor => (double)factor)], mode: mode, align_corners: aligns);
    }

    private static Gen<Arguments> DrawPad(Place place) =>
        from sides in Gen.ListOf(Gen.Choose(0, 3), 4)
        from all in place.Size(Gen.Choose(0, 3))
        from isEven in Gen.Elements(true, false)
        from mode in Gen.Elements<Written?>(null, new Written.Member("PadMode.Reflect"), new Written.Member("PadMode.Replicate"))
        select isEven
            ? Arguments.Of(("border", all), ("Mode", mode))
            : Arguments.Of(("left", sides[0]), ("right", sides[1]), ("top", sides[2]), ("bottom", sides[3]), ("Mode", mode));

    private static Tensor Pad(Tensor x, Call call)
    {
        long[] sides = call.Has("border")
            ? [.. Enumerable.Repeat(call.Number("border"), 4)]
            : [call.Number("left"), call.Number("right"), call.Number("top"), call.Number("bottom")];
        return F.pad(
            x,
            sides,
            call.Is("Mode", "PadMode.Reflect") ? PaddingModes.Reflect
                : call.Is("Mode", "PadMode.Replicate") ? PaddingModes.Replicate : PaddingModes.Constant);
    }
}
