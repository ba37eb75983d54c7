using System.Collections.Immutable;
using System.CommandLine;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that change a recipe's augmentation for one run: one for each of its settings.</summary>
internal sealed class AugmentationOptions
{
    private readonly Option<bool> none;
    private readonly ImmutableArray<Setting<Augmentation>> settings;
    private readonly Settings<Augmentation> make;

    /// <summary>Describes the options.</summary>
    /// <param name="defaults">The augmentations of the models that they are for: what holds where an option is not given.</param>
    public AugmentationOptions(ImmutableArray<Augmentation> defaults)
    {
        make = new(defaults);
        none = new("--no-augment")
        {
            Description = "Leaves the training pictures as they are"
                + (defaults.All(augmentation => augmentation == Augmentation.None) ? " (as the recipe does by itself)" : "")
                + ", but for what the options below say",
        };
        settings = [.. Place(), .. Policies(), .. Colour(), .. Covering(), .. Mixing()];
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in settings.Select(setting => setting.Option).Prepend(none))
            command.Add(option);
    }

    /// <summary>An augmentation with what the command line says of it.</summary>
    public Augmentation Apply(ParseResult parsed, Augmentation augmentation) => settings.Aggregate(
        parsed.GetValue(none) ? Augmentation.None : augmentation, (current, setting) => setting.Apply(parsed, current));

    private IEnumerable<Setting<Augmentation>> Place() =>
    [
        make.Number(
            "--crop-padding", "Cuts windows out of training pictures padded by so many pixels", "count",
            now => now.CropPadding, (now, value) => now with { CropPadding = value }),
        make.Switch(
            "--horizontal-flip", "Mirrors training pictures left and right, at random",
            now => now.HorizontalFlip, (now, value) => now with { HorizontalFlip = value }),
        make.Switch(
            "--vertical-flip", "Mirrors training pictures top and bottom, at random",
            now => now.VerticalFlip, (now, value) => now with { VerticalFlip = value }),
        make.Number(
            "--rotation", "Turns training pictures by up to so much either way, to 180", "degrees",
            now => now.Rotation, (now, value) => now with { Rotation = value }),
        make.Number(
            "--shift", "Shifts training pictures by up to so much of each side, below 1", "share",
            now => now.Shift, (now, value) => now with { Shift = value }),
        make.Number(
            "--zoom", "Changes the training pictures' size by up to so much either way, below 1", "share",
            now => now.Zoom, (now, value) => now with { Zoom = value }),
        make.Number(
            "--shear", "Slants training pictures by up to so much either way, below 90", "degrees",
            now => now.Shear, (now, value) => now with { Shear = value }),
        make.Number(
            "--resized-crop", "Enlarges parts of training pictures, of at least so much of the area, below 1", "share",
            now => now.ResizedCrop, (now, value) => now with { ResizedCrop = value }),
        make.Number(
            "--resized-crop-ratio", "Largest ratio of the sides of such a part, from 1", "ratio",
            now => now.ResizedCropRatio, (now, value) => now with { ResizedCropRatio = value }),
        make.Choice(
            "--fill", "What is seen beyond the edge of moved pictures",
            now => now.Fill, (now, value) => now with { Fill = value }),
        make.Number(
            "--fill-value", "The value of the fill 'constant', 0 to 1", "value",
            now => now.FillValue, (now, value) => now with { FillValue = value }),
    ];

    private IEnumerable<Setting<Augmentation>> Policies() =>
    [
        make.Number(
            "--rand-augment", "Operations of RandAugment for each training picture", "count",
            now => now.RandAugment, (now, value) => now with { RandAugment = value }),
        make.Number(
            "--magnitude", "How strong those operations are, 0 to 30", "count",
            now => now.Magnitude, (now, value) => now with { Magnitude = value }),
        make.Switch(
            "--trivial-augment", "One operation of TrivialAugment for each training picture",
            now => now.TrivialAugment, (now, value) => now with { TrivialAugment = value }),
    ];

    private IEnumerable<Setting<Augmentation>> Colour() =>
    [
        make.Number(
            "--brightness", "Changes the brightness by up to so much either way, 0 to 1", "share",
            now => now.Brightness, (now, value) => now with { Brightness = value }),
        make.Number(
            "--contrast", "Changes the contrast by up to so much either way, 0 to 1", "share",
            now => now.Contrast, (now, value) => now with { Contrast = value }),
        make.Number(
            "--saturation", "Changes the saturation by up to so much either way, 0 to 1", "share",
            now => now.Saturation, (now, value) => now with { Saturation = value }),
        make.Number(
            "--hue", "Turns the hue by up to so much of the circle either way, 0 to 0.5", "share",
            now => now.Hue, (now, value) => now with { Hue = value }),
        make.Number(
            "--grayscale", "Takes all colour away, with this probability", "probability",
            now => now.Grayscale, (now, value) => now with { Grayscale = value }),
        make.Number(
            "--blur", "Blurs training pictures, with this probability", "probability",
            now => now.Blur, (now, value) => now with { Blur = value }),
        make.Number(
            "--blur-sigma", "Largest standard deviation of a blur, from 0.1", "pixels",
            now => now.BlurSigma, (now, value) => now with { BlurSigma = value }),
    ];

    private IEnumerable<Setting<Augmentation>> Covering() =>
    [
        make.Number(
            "--noise", "Standard deviation of noise on training pictures, 0 to 1", "value",
            now => now.Noise, (now, value) => now with { Noise = value }),
        make.Number(
            "--erasing", "Erases a rectangle of training pictures, with this probability", "probability",
            now => now.Erasing, (now, value) => now with { Erasing = value }),
        make.Number(
            "--erasing-area", "Largest share of the area that is erased, 0.02 to 1", "share",
            now => now.ErasingArea, (now, value) => now with { ErasingArea = value }),
        make.Number(
            "--erasing-ratio", "Largest ratio of the sides of an erased rectangle, from 1", "ratio",
            now => now.ErasingRatio, (now, value) => now with { ErasingRatio = value }),
        make.Number(
            "--erasing-value", "What an erased rectangle is filled with, 0 to 1", "value",
            now => now.ErasingValue, (now, value) => now with { ErasingValue = value }),
    ];

    private IEnumerable<Setting<Augmentation>> Mixing() =>
    [
        make.Number(
            "--mixup", "Averages training pictures with shares of Beta(a, a); 0 for none", "a",
            now => now.Mixup, (now, value) => now with { Mixup = value }),
        make.Number(
            "--cutmix", "Puts rectangles of training pictures into others, with shares of Beta(a, a); 0 for none", "a",
            now => now.Cutmix, (now, value) => now with { Cutmix = value }),
    ];
}
