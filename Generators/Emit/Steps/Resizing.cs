using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that change how many pixels a map has.</summary>
internal static class Resizing
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Upsample upsample => Upsample(upsample),
        Operation.Pad pad => Pad(pad),
        _ => null,
    };

    /// <summary><c>functional.interpolate(x, scale_factor: [2.0, 2.0], mode: torch.InterpolationMode.Bilinear)</c>.</summary>
    private static StepCode Upsample(Operation.Upsample upsample) => new StepCode.Function(operands => Call.Of(
        "functional.interpolate",
        [operands[0]],
        ("size", upsample.Size is { } size ? $"[{Literals.Of(size.Height)}, {Literals.Of(size.Width)}]" : null),
        ("scale_factor", upsample.Factor is { } factor ? $"[{Literals.Of(factor.Height)}, {Literals.Of(factor.Width)}]" : null),
        ("mode", Call.Unless(upsample.Mode == "Nearest", $"torch.InterpolationMode.{upsample.Mode}")),
        ("align_corners", Call.Unless(!upsample.AlignCorners, "true"))));

    /// <summary><c>functional.pad(x, (1, 1, 2, 2))</c>: columns before and after, rows above and below.</summary>
    private static StepCode Pad(Operation.Pad pad)
    {
        var border = new[] { pad.Before.Width, pad.After.Width, pad.Before.Height, pad.After.Height };
        return new StepCode.Function(operands => Call.Of(
            "functional.pad",
            [operands[0], $"({string.Join(", ", border.Select(Literals.Of))})"],
            ("mode", Call.Unless(pad.Mode == "Zero", $"global::TorchSharp.PaddingModes.{pad.Mode}"))));
    }
}
