using System.Collections.Immutable;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Augmentations.Colours;
using DeclarativeNet.Augmentations.Covering;
using DeclarativeNet.Augmentations.Geometry;
using DeclarativeNet.Augmentations.Mixing;
using DeclarativeNet.Augmentations.Policies;
using DeclarativeNet.Data;
using Generator = TorchSharp.torch.Generator;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>
/// What is drawn is distributed as torchvision draws it: two-sample tests of Kolmogorov and Smirnov, both from fixed seeds.
/// </summary>
public sealed class TorchvisionDrawTests
{
    [SkippableFact]
    public void Resized_crops()
    {
        var augmentation = new Augmentation { ResizedCrop = 0.08 };
        AssertSame("crop", Windows(row => Resampling.Crop(row, 48, 64, augmentation)));
    }

    [SkippableFact]
    public void Resized_crops_that_do_not_fit_are_the_middle()
    {
        var augmentation = new Augmentation { ResizedCrop = 0.9 };
        AssertSame("crop of a strip", Windows(row => Resampling.Crop(row, 10, 100, augmentation)));
    }

    [SkippableFact]
    public void Erased_rectangles()
    {
        var augmentation = new Augmentation { Erasing = 1 };
        var windows = Read(Window.Numbers, row => RandomErasing.Area(row, 48, 64, augmentation));
        AssertSame("erasing", Columns([.. windows.Where(window => window is not null).Select(window => window!.Value)]));
    }

    [SkippableFact]
    public void Padded_crops()
    {
        var corners = Read(2, row => PaddedCrop.Corner(row, padding: 4));
        AssertSame("padded crop", new()
        {
            ["top"] = [.. corners.Select(corner => (double)corner.Top)],
            ["left"] = [.. corners.Select(corner => (double)corner.Left)],
        });
    }

    [SkippableFact]
    public void Colour_jitter()
    {
        var augmentation = new Augmentation { Brightness = 0.4, Contrast = 0.3, Saturation = 0.2, Hue = 0.1 };
        var factors = Read(4, row => ColourJitter.Factors(row, augmentation));
        string[] names = ["brightness", "contrast", "saturation", "hue"];
        AssertSame("jitter", names.Index().ToDictionary(name => name.Item, name => factors.Select(row => row[name.Index]).ToArray()));
    }

    [SkippableFact]
    public void Placements()
    {
        // The draws of the shifts are for a side of 100,000 by 200,000 pixels, where torchvision's rounding does not show.
        var placements = Read(Placement.Numbers, row => Placement.Of(
            row, new Augmentation { Rotation = 20, Zoom = 0.3, Shift = 0.2, Shear = 12 }));
        const double degrees = 180 / Math.PI;
        AssertSame("affine", new()
        {
            ["turn"] = [.. placements.Select(placement => placement.Turn * degrees)],
            ["right"] = [.. placements.Select(placement => placement.ShiftX * 100_000)],
            ["down"] = [.. placements.Select(placement => placement.ShiftY * 0.5 * 200_000)],
            ["scale"] = [.. placements.Select(placement => placement.Scale)],
            ["shear x"] = [.. placements.Select(placement => placement.ShearX * degrees)],
            ["shear y"] = [.. placements.Select(placement => placement.ShearY * degrees)],
        });
    }

    [SkippableFact]
    public void Widths_of_blurs()
    {
        var blurs = Read(2, row => GaussianBlur.Sigma(row, new Augmentation { Blur = 1 }));
        AssertSame("blur", new() { ["sigma"] = [.. blurs.Select(sigma => sigma!.Value)] });
    }

    [SkippableFact]
    public void Operations_of_policies()
    {
        var changes = Read(2, row => Policy.Drawn(row, magnitude: 9, 32, 32));
        AssertSame("policy", new() { ["operation"] = [.. changes.Select(change => (double)(int)change.Operation)] });
    }

    [SkippableTheory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void Shares_of_mixtures(double alpha)
    {
        var random = RandomSequence.For(seed: 5, stream: 0);
        AssertSame(
            FormattableString.Invariant($"beta {alpha:0.0}"),
            new() { ["share"] = [.. Enumerable.Range(0, Torchvision.Draws).Select(_ => BetaDistribution.Draw(alpha, random))] });
    }

    private static Dictionary<string, double[]> Windows(Func<ReadOnlySpan<float>, Window> read) => Columns(Read(Window.Numbers, read));

    private static Dictionary<string, double[]> Columns(ImmutableArray<Window> windows) => new()
    {
        ["top"] = [.. windows.Select(window => (double)window.Top)],
        ["left"] = [.. windows.Select(window => (double)window.Left)],
        ["height"] = [.. windows.Select(window => (double)window.Height)],
        ["width"] = [.. windows.Select(window => (double)window.Width)],
    };

    private static ImmutableArray<T> Read<T>(int each, Func<ReadOnlySpan<float>, T> read)
    {
        using var generator = new Generator(11);
        return Draws.Of(generator, Torchvision.Draws, each).Read(read);
    }

    private static void AssertSame(string name, Dictionary<string, double[]> actual)
    {
        var expected = Torchvision.Drawn(name);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (column, drawn) in actual)
        {
            var largest = Statistics.LargestDistance(expected[column].Length, drawn.Length);
            Assert.InRange(Statistics.Distance(expected[column], drawn), 0, largest);
        }
    }
}
