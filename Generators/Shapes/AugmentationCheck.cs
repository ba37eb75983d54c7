using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Checks the numbers of <c>Augment</c> against their ranges, and against the pictures where their size is known.</summary>
internal static class AugmentationCheck
{
    /// <summary>What is wrong with a model's augmentation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="network">The model's graph; nothing where it is wrong.</param>
    public static IEnumerable<Finding> Of(Declaration model, Network? network) => model.Recipe.Augment
        .Select(argument => Check(argument) ?? (network is null ? null : AgainstPictures(argument, network)))
        .Where(finding => finding is not null)
        .Select(finding => finding!);

    private static Finding? Check(Argument argument)
    {
        if (argument.Value.Number is not { } number)
            return null;
        var (descriptor, isAllowed, range) = argument.Name switch
        {
            "Rotation" => (Catalogue.Rotation, number is >= 0 and <= 180, "in [0, 180] degrees"),
            "Shift" => (Catalogue.ShiftOrZoom, number is >= 0 and < 1, "a share of the side in [0, 1)"),
            "Zoom" => (Catalogue.ShiftOrZoom, number is >= 0 and < 1, "a share of the size in [0, 1)"),
            "Shear" => (Catalogue.Shear, number is >= 0 and < 90, "in [0, 90) degrees"),
            "CropPadding" => (Catalogue.CropOrErasure, number >= 0, "at least 0 pixels"),
            "ResizedCrop" => (Catalogue.CropOrErasure, number is >= 0 and < 1, "a share of the area in [0, 1)"),
            "ResizedCropRatio" or "ErasingRatio" => (Catalogue.CropOrErasure, IsAtLeast(1, number), "at least 1"),
            "ErasingArea" => (Catalogue.CropOrErasure, number is >= 0.02 and <= 1, "a share of the area in [0.02, 1]"),
            "Grayscale" or "Blur" or "Erasing" => (Catalogue.Probability, number is >= 0 and <= 1, "a probability in [0, 1]"),
            "Brightness" or "Contrast" or "Saturation" => (Catalogue.ColourChange, number is >= 0 and <= 1, "in [0, 1]"),
            "Hue" => (Catalogue.ColourChange, number is >= 0 and <= 0.5, "a share of the circle in [0, 0.5]"),
            "BlurSigma" => (Catalogue.ColourChange, IsAtLeast(0.1, number), "at least 0.1 pixels"),
            "Noise" => (Catalogue.ColourChange, number is >= 0 and <= 1, "in [0, 1]"),
            "FillValue" or "ErasingValue" => (Catalogue.ColourChange, number is >= 0 and <= 1, "a value of a pixel in [0, 1]"),
            "RandAugment" => (Catalogue.PolicyRange, number >= 0, "at least 0 operations"),
            "Magnitude" => (Catalogue.PolicyRange, number is >= 0 and <= 30, "in [0, 30]"),
            "Mixup" or "Cutmix" => (Catalogue.MixingRange, IsAtLeast(0, number), "at least 0"),
            _ => (Catalogue.Internal, true, ""),
        };
        return isAllowed ? null : Tell(descriptor, argument, number, $"it has to be {range}");
    }

    private static bool IsAtLeast(double bound, double number) => number >= bound && !double.IsInfinity(number);

    /// <summary>A window that is cut out of a picture with as much padding as there is picture may show nothing of it.</summary>
    private static Finding? AgainstPictures(Argument argument, Network network)
    {
        if (argument.Name != "CropPadding" || argument.Value.Number is not { } padding
            || network.Values.FirstOrDefault() is not { Kind: ValueKind.Image } input)
            return null;
        var pictures = network.Nodes[input.Node].Shape;
        return pictures.Sizes.Skip(1).Any(side => side.IsConstant && padding >= side.Value)
            ? Tell(
                Catalogue.CropOrErasure,
                argument,
                padding,
                $"it has to be below both sides of the pictures, which are {pictures}, as their windows may else show nothing of them")
            : null;
    }

    private static Finding Tell(Descriptor descriptor, Argument argument, double number, string rule) => Finding.Of(
        descriptor,
        Site.OfAugment(argument.Name),
        $"{argument.Name} is {number.ToString(CultureInfo.InvariantCulture)}; {rule}");
}
