using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Convolutions and fully connected layers.</summary>
internal static class Dense
{
    private static readonly Pair None = new(0, 0);
    private static readonly Pair One = new(1, 1);

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Conv2d conv => Conv2d(conv),
        Operation.ConvTranspose2d conv => ConvTranspose2d(conv),
        Operation.Linear linear => Linear(linear),
        _ => null,
    };

    /// <summary><c>nn.Conv2d(3, 32, 3, padding: 1)</c>.</summary>
    private static StepCode Conv2d(Operation.Conv2d conv)
    {
        var amount = Amount(conv);
        var windows = new Windows(conv.Kernel, conv.Stride, conv.Dilation, amount ?? One);
        return new StepCode.Module("global::TorchSharp.Modules.Conv2d", Call.Of(
            "nn.Conv2d",
            [Literals.Of(conv.InChannels), Literals.Of(conv.OutChannels), windows.Of(conv.Kernel)],
            ("stride", windows.Unless(One, conv.Stride)),
            ("padding", amount is { } number ? windows.Unless(None, number) : "global::TorchSharp.Padding.Same"),
            ("dilation", windows.Unless(One, conv.Dilation)),
            ("groups", Call.Unless(conv.Groups == 1, Literals.Of(conv.Groups))),
            ("bias", Call.Unless(conv.Bias, "false"))));
    }

    /// <summary><c>nn.ConvTranspose2d(64, 32, 2, stride: 2)</c>.</summary>
    private static StepCode ConvTranspose2d(Operation.ConvTranspose2d conv)
    {
        var windows = new Windows(conv.Kernel, conv.Stride, conv.Padding, conv.OutputPadding, conv.Dilation);
        return new StepCode.Module("global::TorchSharp.Modules.ConvTranspose2d", Call.Of(
            "nn.ConvTranspose2d",
            [Literals.Of(conv.InChannels), Literals.Of(conv.OutChannels), windows.Of(conv.Kernel)],
            ("stride", windows.Unless(One, conv.Stride)),
            ("padding", windows.Unless(None, conv.Padding)),
            ("output_padding", windows.Unless(None, conv.OutputPadding)),
            ("dilation", windows.Unless(One, conv.Dilation)),
            ("groups", Call.Unless(conv.Groups == 1, Literals.Of(conv.Groups))),
            ("bias", Call.Unless(conv.Bias, "false"))));
    }

    /// <summary><c>nn.Linear(512, 10)</c>.</summary>
    private static StepCode Linear(Operation.Linear linear) => new StepCode.Module("global::TorchSharp.Modules.Linear", Call.Of(
        "nn.Linear",
        [Literals.Of(linear.InFeatures), Literals.Of(linear.OutFeatures)],
        ("hasBias", Call.Unless(linear.Bias, "false"))));

    /// <summary>The zeros on each side; nothing where one side needs more of them than the other.</summary>
    private static Pair? Amount(Operation.Conv2d conv)
    {
        if (conv.Padding is Padded.By by)
            return by.Amount;
        var height = conv.Dilation.Height * (conv.Kernel.Height - 1);
        var width = conv.Dilation.Width * (conv.Kernel.Width - 1);
        return height % 2 == 0 && width % 2 == 0 ? new Pair(height / 2, width / 2) : null;
    }
}
