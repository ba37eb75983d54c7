using System.Text.Json;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.Training;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class AugmentationOptionsTests : IDisposable
{
    private static readonly Augmentation Declared = new() { HorizontalFlip = true, Rotation = 20, Shift = 0.2 };

    private readonly string folder = Directory.CreateTempSubdirectory("augmentation").FullName;

    public static TheoryData<string, Augmentation> Commands => new()
    {
        { "", Declared },
        { "--no-augment", Augmentation.None },
        { "--rotation 5 --zoom 0.1", Declared with { Rotation = 5, Zoom = 0.1 } },
        { "--shift 0 --vertical-flip", Declared with { Shift = 0, VerticalFlip = true } },
        { "--horizontal-flip false --vertical-flip true", Declared with { HorizontalFlip = false, VerticalFlip = true } },
        { "--no-augment --horizontal-flip --rotation 5", new Augmentation { HorizontalFlip = true, Rotation = 5 } },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Options_change_what_the_recipe_declares(string options, Augmentation expected)
    {
        var tiny = TinyNetwork.Definition;
        var model = tiny with { Recipe = tiny.Recipe with { Epochs = 1, Augmentation = Declared } };
        string[] arguments =
        [
            "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", folder,
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        var (exitCode, _, error) = await CommandRun.Of(environment => ModelCommand.Run(model, arguments, environment));
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
        Assert.Equal(expected, config.RootElement.GetProperty("Recipe").GetProperty("Augmentation").Deserialize<Augmentation>());
    }
}
