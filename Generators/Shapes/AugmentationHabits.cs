using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Warns of augmentation that does nothing, or that works against the loss.</summary>
internal static class AugmentationHabits
{
    /// <summary>Settings that only say how another one is done, with that one.</summary>
    private static readonly ImmutableArray<(string Setting, string Of)> Details =
    [
        ("ResizedCropRatio", "ResizedCrop"),
        ("Magnitude", "RandAugment"),
        ("BlurSigma", "Blur"),
        ("ErasingArea", "Erasing"),
        ("ErasingRatio", "Erasing"),
        ("ErasingValue", "Erasing"),
    ];

    private static readonly ImmutableArray<string> OfColour = ["Saturation", "Hue", "Grayscale"];

    private static readonly ImmutableArray<string> OfPlace =
        ["CropPadding", "Rotation", "Shift", "Zoom", "Shear", "ResizedCrop", "RandAugment", "TrivialAugment"];

    private static readonly ImmutableArray<string> OfMixing = ["Mixup", "Cutmix"];

    /// <summary>What to warn of in a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="network">The model's graph; nothing where it is wrong.</param>
    public static IEnumerable<Finding> Of(Declaration model, Network? network) => IdleDetails(model)
        .Concat(IdleFill(model))
        .Concat(network is null ? [] : ColoursOfGray(model, network))
        .Concat(MixedUnderFocalLoss(model));

    private static IEnumerable<Finding> IdleDetails(Declaration model) => Details
        .Where(detail => Written(model, detail.Setting) is not null && !IsOn(model, detail.Of))
        .Select(detail => Finding.Of(
            Catalogue.IdleSetting,
            Site.OfAugment(detail.Setting),
            $"{detail.Setting} is of {detail.Of}, which is off; set {detail.Of}, or leave {detail.Setting} out"));

    private static IEnumerable<Finding> IdleFill(Declaration model)
    {
        if (Written(model, "Fill") is not null && !OfPlace.Any(setting => IsOn(model, setting)))
            yield return Finding.Of(
                Catalogue.IdleSetting,
                Site.OfAugment("Fill"),
                "Fill is what moved pictures leave, and nothing moves them; set CropPadding or Shift, or leave Fill out");
        if (Written(model, "FillValue") is not null && Written(model, "Fill") is not ArgumentValue.EnumMember { Member: "Constant" })
            yield return Finding.Of(
                Catalogue.IdleSetting,
                Site.OfAugment("FillValue"),
                "FillValue is that of Fill.Constant; set Fill = Fill.Constant, or leave FillValue out");
    }

    private static IEnumerable<Finding> ColoursOfGray(Declaration model, Network network)
    {
        const long colours = 3;
        return network.Values.FirstOrDefault() is { Kind: ValueKind.Image } input && network.Nodes[input.Node].Shape is var pictures
            && pictures.Sizes[0] is { IsConstant: true } channels && channels.Value != colours
            ? OfColour.Where(setting => IsOn(model, setting)).Select(setting => Finding.Of(
                Catalogue.ColourOfGray,
                Site.OfAugment(setting),
                $"{setting} is for pictures of 3 channels, and those of '{input.Name}' are {pictures}, which it leaves as they are; "
                + $"leave {setting} out"))
            : [];
    }

    /// <summary>The focal losses are no proper scoring rules: they are least at other shares than those of the target.</summary>
    private static IEnumerable<Finding> MixedUnderFocalLoss(Declaration model) =>
        model.Recipe.LossName is "Focal" or "BinaryFocal"
            ? OfMixing.Where(setting => IsOn(model, setting)).Select(setting => Finding.Of(
                Catalogue.MixedUnderFocalLoss,
                Site.OfAugment(setting),
                $"{setting} gives a picture a share of two classes, and the {model.Recipe.LossName} loss is least at other shares than those; "
                + $"take {(model.Recipe.LossName == "Focal" ? "CrossEntropy" : "BinaryCrossEntropy")}, or leave {setting} out"))
            : [];

    private static ArgumentValue? Written(Declaration model, string setting) => model.Recipe.Augment.Written(setting);

    /// <summary>Whether a model's augmentation asks for something: a truth value, or a number above 0.</summary>
    internal static bool IsOn(Declaration model, string setting) => Written(model, setting) switch
    {
        ArgumentValue.Boolean truth => truth.Value,
        { } value => value.Number > 0,
        null => false,
    };
}
