using System.Globalization;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>What the compiler says of augmentation, and where.</summary>
public sealed class AugmentationTests
{
    [Theory]
    [InlineData("Augment(Shear = ⟦95⟧)", "DNET0220: Shear is 95; it has to be in [0, 90) degrees")]
    [InlineData(
        "Augment(CropPadding = ⟦8⟧)",
        "DNET0221: CropPadding is 8; it has to be below both sides of the pictures, which are 3×8×12, "
        + "as their windows may else show nothing of them")]
    [InlineData("Augment(ResizedCrop = ⟦1.0⟧)", "DNET0221: ResizedCrop is 1; it has to be a share of the area in [0, 1)")]
    [InlineData("Augment(Blur = ⟦50⟧)", "DNET0222: Blur is 50; it has to be a probability in [0, 1]")]
    [InlineData("Augment(Hue = ⟦0.7⟧)", "DNET0223: Hue is 0.7; it has to be a share of the circle in [0, 0.5]")]
    [InlineData("Augment(RandAugment = 2, Magnitude = ⟦40⟧)", "DNET0224: Magnitude is 40; it has to be in [0, 30]")]
    [InlineData("Augment(Cutmix = ⟦-1⟧)", "DNET0225: Cutmix is -1; it has to be at least 0")]
    [InlineData(
        "Augment(Magnitude = ⟦9⟧)",
        "DNET0227: Magnitude is of RandAugment, which is off; set RandAugment, or leave Magnitude out")]
    [InlineData(
        "Augment(Erasing = 0, ErasingValue = ⟦0.5⟧)",
        "DNET0227: ErasingValue is of Erasing, which is off; set Erasing, or leave ErasingValue out")]
    [InlineData(
        "Augment(HorizontalFlip = true, Fill = ⟦Fill.Reflect⟧)",
        "DNET0227: Fill is what moved pictures leave, and nothing moves them; set CropPadding or Shift, or leave Fill out")]
    [InlineData(
        "Augment(Shift = 0.1, FillValue = ⟦0.5⟧)",
        "DNET0227: FillValue is that of Fill.Constant; set Fill = Fill.Constant, or leave FillValue out")]
    [InlineData(
        "Loss(Loss.Focal), Augment(Mixup = ⟦0.2⟧)",
        "DNET0228: Mixup gives a picture a share of two classes, and the Focal loss is least at other shares than those; "
        + "take CrossEntropy, or leave Mixup out")]
    [InlineData(
        "Loss(Loss.BinaryFocal), Augment(Cutmix = ⟦1⟧)",
        "DNET0228: Cutmix gives a picture a share of two classes, and the BinaryFocal loss is least at other shares than those; "
        + "take BinaryCrossEntropy, or leave Cutmix out")]
    public Task WhatIsWrongIsUnderlined(string attributes, string expected) => Says("[Input(3, 8, 12)]", attributes, expected);

    [Theory]
    [InlineData("Hue = ⟦0.1⟧", "Hue")]
    [InlineData("Saturation = ⟦0.1⟧", "Saturation")]
    [InlineData("Grayscale = ⟦1⟧", "Grayscale")]
    public Task ColoursOfGrayPicturesAreTold(string setting, string name) => Says(
        "[Input(1, 8, 12)]",
        $"Augment({setting})",
        $"DNET0226: {name} is for pictures of 3 channels, and those of 'Pixels' are 1×8×12, which it leaves as they are; leave {name} out");

    [Theory]
    [InlineData("[Input(3, 8, 12)]", "Augment(CropPadding = 7, Fill = Fill.Constant, FillValue = 0.5, HorizontalFlip = true)")]
    [InlineData("[Input(3, \"H\", \"W\")]", "Augment(CropPadding = 60, ResizedCrop = 0.08, ResizedCropRatio = 1.5)")]
    [InlineData("[Input(3, 8, 12)]", "Augment(RandAugment = 2, Magnitude = 9, Fill = Fill.Reflect)")]
    [InlineData("[Input(3, 8, 12)]", "Augment(Erasing = 0.25, ErasingArea = 0.2, ErasingRatio = 2)")]
    [InlineData("[Input(3, 8, 12)]", "Augment(TrivialAugment = true, Fill = Fill.Edge, Blur = 0.5, BlurSigma = 1)")]
    [InlineData("[Input(1, 8, 12)]", "Augment(Brightness = 0.4, Contrast = 0.4, Hue = 0, Noise = 0.1)")]
    [InlineData("[Input(3, 8, 12)]", "Loss(Loss.CrossEntropy), Augment(Mixup = 0.2, Cutmix = 1)")]
    [InlineData("[Input(3, 8, 12)]", "Loss(Loss.Focal), Augment(Mixup = 0)")]
    public async Task WhatIsRightIsSilent(string input, string attributes) =>
        Silence.Assert(await Marked.Read(Model(input, attributes)).Analyze());

    private static async Task Says(string input, string attributes, string expected)
    {
        var marked = Marked.Read(Model(input, attributes));
        var found = Assert.Single(await marked.Analyze());

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
    }

    private static string Model(string input, string attributes) =>
        $"[Model, {attributes}] public sealed partial record Tiny({input} Image Pixels, [Conv2d(4, 3), GlobalAvgPool, Linear(3)] Logits Out);";
}
