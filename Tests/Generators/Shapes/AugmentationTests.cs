using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>The ranges of an augmentation's settings, to their ends.</summary>
public sealed class AugmentationTests
{
    [Theory]
    [InlineData("Shear", 90, "DNET0220", "in [0, 90) degrees")]
    [InlineData("CropPadding", -1, "DNET0221", "at least 0 pixels")]
    [InlineData("ResizedCrop", 1, "DNET0221", "a share of the area in [0, 1)")]
    [InlineData("ResizedCropRatio", 0.75, "DNET0221", "at least 1")]
    [InlineData("ErasingRatio", double.PositiveInfinity, "DNET0221", "at least 1")]
    [InlineData("ErasingArea", 0.01, "DNET0221", "a share of the area in [0.02, 1]")]
    [InlineData("Grayscale", 1.1, "DNET0222", "a probability in [0, 1]")]
    [InlineData("Blur", -0.1, "DNET0222", "a probability in [0, 1]")]
    [InlineData("Erasing", 2, "DNET0222", "a probability in [0, 1]")]
    [InlineData("Brightness", 1.4, "DNET0223", "in [0, 1]")]
    [InlineData("Contrast", -0.2, "DNET0223", "in [0, 1]")]
    [InlineData("Saturation", 1.1, "DNET0223", "in [0, 1]")]
    [InlineData("Hue", 0.6, "DNET0223", "a share of the circle in [0, 0.5]")]
    [InlineData("BlurSigma", 0.05, "DNET0223", "at least 0.1 pixels")]
    [InlineData("Noise", 1.5, "DNET0223", "in [0, 1]")]
    [InlineData("FillValue", 255, "DNET0223", "a value of a pixel in [0, 1]")]
    [InlineData("ErasingValue", double.NaN, "DNET0223", "a value of a pixel in [0, 1]")]
    [InlineData("RandAugment", -1, "DNET0224", "at least 0 operations")]
    [InlineData("Magnitude", 31, "DNET0224", "in [0, 30]")]
    [InlineData("Mixup", -0.5, "DNET0225", "at least 0")]
    [InlineData("Cutmix", double.PositiveInfinity, "DNET0225", "at least 0")]
    public void ASettingHasARange(string setting, double number, string id, string range)
    {
        var found = Findings(setting, number).Where(finding => finding.Id != "DNET0227").ToList();
        Assert.Equal(
            [new Finding(
                id,
                Site.OfAugment(setting),
                FormattableString.Invariant($"{setting} is {number}; it has to be {range}"),
                EquatableArray<RelatedSite>.Empty)],
            found);
    }

    [Theory]
    [InlineData("Shear", 0, 89.9)]
    [InlineData("CropPadding", 0, 31)]
    [InlineData("ResizedCrop", 0, 0.99)]
    [InlineData("ResizedCropRatio", 1, 10)]
    [InlineData("ErasingRatio", 1, 10)]
    [InlineData("ErasingArea", 0.02, 1)]
    [InlineData("Grayscale", 0, 1)]
    [InlineData("Blur", 0, 1)]
    [InlineData("Erasing", 0, 1)]
    [InlineData("Brightness", 0, 1)]
    [InlineData("Contrast", 0, 1)]
    [InlineData("Saturation", 0, 1)]
    [InlineData("Hue", 0, 0.5)]
    [InlineData("BlurSigma", 0.1, 20)]
    [InlineData("Noise", 0, 1)]
    [InlineData("FillValue", 0, 1)]
    [InlineData("ErasingValue", 0, 1)]
    [InlineData("RandAugment", 0, 3)]
    [InlineData("Magnitude", 0, 30)]
    [InlineData("Mixup", 0, 8)]
    [InlineData("Cutmix", 0, 8)]
    public void TheEndsOfTheRangesAreInThem(string setting, double least, double most)
    {
        Assert.DoesNotContain(Findings(setting, least), finding => finding.Id != "DNET0227");
        Assert.DoesNotContain(Findings(setting, most), finding => finding.Id != "DNET0227");
    }

    private static IEnumerable<Finding> Findings(string setting, double number) => (Examples.KerasCnn with
    {
        Recipe = new(EquatableArray<Argument>.Empty, EquatableArray.Of(new Argument(setting, new ArgumentValue.Real(number)))),
    }).Check().Findings;
}
