using System.Globalization;
using System.Text.Json;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>What torchvision makes of the same pictures and draws: each script is run once for all tests.</summary>
internal static class Torchvision
{
    /// <summary>How many times everything is drawn.</summary>
    public const int Draws = 4_000;

    private static readonly Lazy<Dictionary<string, float[]>> AllPixels = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, float[]>>(Run("torchvision_pixels.py"))!);

    private static readonly Lazy<Dictionary<string, Dictionary<string, double[]>>> AllDraws = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double[]>>>(
            Run("torchvision_draws.py", Draws.ToString(CultureInfo.InvariantCulture)))!);

    /// <summary>The result of an operation; the test is skipped where there is no torchvision.</summary>
    public static float[] Pixels(string name) => WhereThereIs(AllPixels)[name];

    /// <summary>What was drawn, by name; the test is skipped where there is no torchvision.</summary>
    public static Dictionary<string, double[]> Drawn(string name) => WhereThereIs(AllDraws)[name];

    private static T WhereThereIs<T>(Lazy<T> results)
    {
        Skip.If(PyTorch.VisionAbsent is not null, PyTorch.VisionAbsent);
        return results.Value;
    }

    private static string Run(string script, params string[] arguments) => PyTorch.Run(Path.Combine("Augmentation", script), arguments);
}
