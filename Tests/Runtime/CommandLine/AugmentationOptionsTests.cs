using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.Training;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class AugmentationOptionsTests : IDisposable
{
    private static readonly Augmentation Declared = new() { HorizontalFlip = true, Rotation = 20, Shift = 0.2 };

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly string folder = Directory.CreateTempSubdirectory("augmentation").FullName;

    public static TheoryData<string, Augmentation> Commands => new()
    {
        { "", Declared },
        { "--no-augment", Augmentation.None },
        { "--rotation 5 --zoom 0.1", Declared with { Rotation = 5, Zoom = 0.1 } },
        { "--shift 0 --vertical-flip", Declared with { Shift = 0, VerticalFlip = true } },
        { "--horizontal-flip false --vertical-flip true", Declared with { HorizontalFlip = false, VerticalFlip = true } },
        { "--no-augment --horizontal-flip --rotation 5", new Augmentation { HorizontalFlip = true, Rotation = 5 } },
        { "--crop-padding 2 --fill constant --fill-value 0.5", Declared with { CropPadding = 2, Fill = Fill.Constant, FillValue = 0.5 } },
        { "--shear 10 --resized-crop 0.2", Declared with { Shear = 10, ResizedCrop = 0.2 } },
        { "--resized-crop-ratio 1.5", Declared with { ResizedCropRatio = 1.5 } },
        { "--rand-augment 2 --magnitude 7 --trivial-augment", Declared with { RandAugment = 2, Magnitude = 7, TrivialAugment = true } },
        { "--brightness 0.4 --contrast 0.3", Declared with { Brightness = 0.4, Contrast = 0.3 } },
        { "--saturation 0.2 --hue 0.1 --grayscale 0.1", Declared with { Saturation = 0.2, Hue = 0.1, Grayscale = 0.1 } },
        { "--blur 0.2 --blur-sigma 1.5 --noise 0.05", Declared with { Blur = 0.2, BlurSigma = 1.5, Noise = 0.05 } },
        {
            "--erasing 0.25 --erasing-area 0.2 --erasing-ratio 2 --erasing-value 0.5",
            Declared with { Erasing = 0.25, ErasingArea = 0.2, ErasingRatio = 2, ErasingValue = 0.5 }
        },
        { "--mixup 0.2 --cutmix 1", Declared with { Mixup = 0.2, Cutmix = 1 } },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Options_change_what_the_recipe_declares(string options, Augmentation expected)
    {
        var (exitCode, _, error) = await Train(options);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Equal(expected, Written());
    }

    /// <summary>Every setting has its option, with its default in the help.</summary>
    [Fact]
    public async Task Every_setting_has_an_option_that_says_its_default()
    {
        var (_, output, _) = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, ["train", "--help"], environment));
        var help = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var settings = typeof(AugmentAttribute).GetProperties().Where(property => property.DeclaringType == typeof(AugmentAttribute));
        foreach (var setting in settings)
        {
            var value = typeof(Augmentation).GetProperty(setting.Name)!.GetValue(Augmentation.None);
            var words = string.Concat(setting.Name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}"));
            var byDefault = Convert.ToString(value, CultureInfo.InvariantCulture);
            Assert.Matches($"(?i)--{words} <[^>]*>[^(]*(\\(a, a\\)[^(]*)?\\(default: {byDefault}\\)", help);
        }
    }

    [Theory]
    [InlineData("--hue 0.7", "--hue: 0.7 is out of range; give a value that is from 0 to 0.5")]
    [InlineData("--erasing 20", "--erasing: 20 is out of range; give a value that is from 0 to 1")]
    [InlineData("--magnitude 31", "--magnitude: 31 is out of range; give a value that is from 0 to 30")]
    [InlineData("--mixup -1", "--mixup: -1 is out of range; give a value that is at least 0")]
    public async Task A_value_out_of_range_is_refused(string options, string message)
    {
        var (exitCode, _, error) = await Train(options);
        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> Train(string options)
    {
        var tiny = TinyNetwork.Definition;
        var model = tiny with { Recipe = tiny.Recipe with { Epochs = 1, Augmentation = Declared } };
        string[] arguments =
        [
            "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", folder,
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        return CommandRun.Of(environment => ModelCommand.Run(model, arguments, environment));
    }

    private Augmentation? Written()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
        return config.RootElement.GetProperty("Recipe").GetProperty("Augmentation").Deserialize<Augmentation>(Json);
    }
}
