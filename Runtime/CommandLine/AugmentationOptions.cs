using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that change a recipe's augmentation for one run: one for each of its settings.</summary>
internal sealed class AugmentationOptions
{
    private readonly ImmutableArray<Augmentation> defaults;
    private readonly Option<bool> none;
    private readonly ImmutableArray<Setting> settings;

    /// <summary>Describes the options.</summary>
    /// <param name="defaults">The augmentations of the models that they are for: what holds where an option is not given.</param>
    public AugmentationOptions(ImmutableArray<Augmentation> defaults)
    {
        this.defaults = defaults;
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

    private IEnumerable<Setting> Place() =>
    [
        Number(
            "--crop-padding", "Cuts windows out of training pictures padded by so many pixels", "count",
            now => now.CropPadding, (now, value) => now with { CropPadding = value }),
        Switch(
            "--horizontal-flip", "Mirrors training pictures left and right, at random",
            now => now.HorizontalFlip, (now, value) => now with { HorizontalFlip = value }),
        Switch(
            "--vertical-flip", "Mirrors training pictures top and bottom, at random",
            now => now.VerticalFlip, (now, value) => now with { VerticalFlip = value }),
        Number(
            "--rotation", "Turns training pictures by up to so much either way, to 180", "degrees",
            now => now.Rotation, (now, value) => now with { Rotation = value }),
        Number(
            "--shift", "Shifts training pictures by up to so much of each side, below 1", "share",
            now => now.Shift, (now, value) => now with { Shift = value }),
        Number(
            "--zoom", "Changes the training pictures' size by up to so much either way, below 1", "share",
            now => now.Zoom, (now, value) => now with { Zoom = value }),
        Number(
            "--shear", "Slants training pictures by up to so much either way, below 90", "degrees",
            now => now.Shear, (now, value) => now with { Shear = value }),
        Number(
            "--resized-crop", "Enlarges parts of training pictures, of at least so much of the area, below 1", "share",
            now => now.ResizedCrop, (now, value) => now with { ResizedCrop = value }),
        Number(
            "--resized-crop-ratio", "Largest ratio of the sides of such a part, from 1", "ratio",
            now => now.ResizedCropRatio, (now, value) => now with { ResizedCropRatio = value }),
        Choice(
            "--fill", "What is seen beyond the edge of moved pictures",
            now => now.Fill, (now, value) => now with { Fill = value }),
        Number(
            "--fill-value", "The value of the fill 'constant', 0 to 1", "value",
            now => now.FillValue, (now, value) => now with { FillValue = value }),
    ];

    private IEnumerable<Setting> Policies() =>
    [
        Number(
            "--rand-augment", "Operations of RandAugment for each training picture", "count",
            now => now.RandAugment, (now, value) => now with { RandAugment = value }),
        Number(
            "--magnitude", "How strong those operations are, 0 to 30", "count",
            now => now.Magnitude, (now, value) => now with { Magnitude = value }),
        Switch(
            "--trivial-augment", "One operation of TrivialAugment for each training picture",
            now => now.TrivialAugment, (now, value) => now with { TrivialAugment = value }),
    ];

    private IEnumerable<Setting> Colour() =>
    [
        Number(
            "--brightness", "Changes the brightness by up to so much either way, 0 to 1", "share",
            now => now.Brightness, (now, value) => now with { Brightness = value }),
        Number(
            "--contrast", "Changes the contrast by up to so much either way, 0 to 1", "share",
            now => now.Contrast, (now, value) => now with { Contrast = value }),
        Number(
            "--saturation", "Changes the saturation by up to so much either way, 0 to 1", "share",
            now => now.Saturation, (now, value) => now with { Saturation = value }),
        Number(
            "--hue", "Turns the hue by up to so much of the circle either way, 0 to 0.5", "share",
            now => now.Hue, (now, value) => now with { Hue = value }),
        Number(
            "--grayscale", "Takes all colour away, with this probability", "probability",
            now => now.Grayscale, (now, value) => now with { Grayscale = value }),
        Number(
            "--blur", "Blurs training pictures, with this probability", "probability",
            now => now.Blur, (now, value) => now with { Blur = value }),
        Number(
            "--blur-sigma", "Largest standard deviation of a blur, from 0.1", "pixels",
            now => now.BlurSigma, (now, value) => now with { BlurSigma = value }),
    ];

    private IEnumerable<Setting> Covering() =>
    [
        Number(
            "--noise", "Standard deviation of noise on training pictures, 0 to 1", "value",
            now => now.Noise, (now, value) => now with { Noise = value }),
        Number(
            "--erasing", "Erases a rectangle of training pictures, with this probability", "probability",
            now => now.Erasing, (now, value) => now with { Erasing = value }),
        Number(
            "--erasing-area", "Largest share of the area that is erased, 0.02 to 1", "share",
            now => now.ErasingArea, (now, value) => now with { ErasingArea = value }),
        Number(
            "--erasing-ratio", "Largest ratio of the sides of an erased rectangle, from 1", "ratio",
            now => now.ErasingRatio, (now, value) => now with { ErasingRatio = value }),
        Number(
            "--erasing-value", "What an erased rectangle is filled with, 0 to 1", "value",
            now => now.ErasingValue, (now, value) => now with { ErasingValue = value }),
    ];

    private IEnumerable<Setting> Mixing() =>
    [
        Number(
            "--mixup", "Averages training pictures with shares of Beta(a, a); 0 for none", "a",
            now => now.Mixup, (now, value) => now with { Mixup = value }),
        Number(
            "--cutmix", "Puts rectangles of training pictures into others, with shares of Beta(a, a); 0 for none", "a",
            now => now.Cutmix, (now, value) => now with { Cutmix = value }),
    ];

    private Setting Number<T>(
        string name, string description, string what, Func<Augmentation, T> read, Func<Augmentation, T, Augmentation> write)
        where T : struct, INumber<T>
    {
        var option = Options.Number<T>(name, $"{description} {Default(read)}", what);
        return new(option, (parsed, augmentation) => parsed.GetValue(option) is { } value ? write(augmentation, value) : augmentation);
    }

    private Setting Switch(string name, string description, Func<Augmentation, bool> read, Func<Augmentation, bool, Augmentation> write)
    {
        var option = new Option<bool?>(name) { Description = $"{description} {Default(read)}", HelpName = "true or false" };
        return new(option, (parsed, augmentation) => parsed.GetValue(option) is { } value ? write(augmentation, value) : augmentation);
    }

    private Setting Choice<T>(string name, string description, Func<Augmentation, T> read, Func<Augmentation, T, Augmentation> write)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().Select(Lower).ToArray();
        var option = new Option<string?>(name)
        {
            Description = $"{description}: {string.Join(" or ", names)} {Default(now => Lower(read(now)))}",
            HelpName = "name",
        };
        option.AcceptOnlyFromAmong(names);
        return new(option, (parsed, augmentation) =>
            parsed.GetValue(option) is { } value ? write(augmentation, Enum.Parse<T>(value, ignoreCase: true)) : augmentation);

        static string Lower(T value) => value.ToString().ToLowerInvariant();
    }

    private string Default<T>(Func<Augmentation, T> read)
    {
        var values = defaults.Select(read).Distinct().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture));
        return $"(default: {string.Join(", ", values)})";
    }

    /// <summary>An option, and what it does to an augmentation.</summary>
    private sealed record Setting(Option Option, Func<ParseResult, Augmentation, Augmentation> Apply);
}
