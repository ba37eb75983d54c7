using DeclarativeNet.Augmentations;
using DeclarativeNet.Augmentations.Colours;
using DeclarativeNet.Augmentations.Geometry;
using DeclarativeNet.Augmentations.Policies;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>With given numbers, each operation gives the pixels that torchvision's gives.</summary>
public sealed class TorchvisionPixelTests
{
    private const int Height = 10;
    private const int Width = 12;

    /// <summary>A few roundings of 32-bit floats, in another order than torchvision's.</summary>
    private const float Near = 2e-5f;

    private static readonly double[] Factors = [0.0, 0.6, 1.0, 1.4, 1.9];

    public static TheoryData<string, int> Policies
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var operation in OperationSpace.Operations)
            {
                data.Add("RandAugment", (int)operation);
                data.Add("TrivialAugment", (int)operation);
            }

            return data;
        }
    }

    [SkippableTheory]
    [InlineData(30, 1, 0, 0, 0, 0)]
    [InlineData(-15, 1.2, 2, -1, 0, 0)]
    [InlineData(10, 0.8, -1, 3, 12, -7)]
    public void Turn_zoom_shift_and_shear(double turn, double scale, double right, double down, double shearX, double shearY) =>
        AssertSame(FormattableString.Invariant($"affine {turn} {scale} {right} {down} {shearX} {shearY}"), pictures =>
        {
            const double radians = Math.PI / 180;
            var placement = new Placement(
                turn * radians, scale, right / Width, down / Height, shearX * radians, shearY * radians).Map(Height, Width);
            return Resampling.Of(pictures, [placement, placement], Fill.Constant, fillValue: 0);
        });

    /// <summary>Within half a pixel of the window's edge torchvision repeats the edge, and we see what is beyond it.</summary>
    [SkippableTheory]
    [InlineData(0, 0, 10, 12)]
    [InlineData(2, 3, 6, 7)]
    public void Resized_crop(int top, int left, int height, int width)
    {
        var expected = Torchvision.Pixels($"crop {top} {left} {height} {width}");
        using var pictures = Pictures();
        var enlarged = new Window(top, left, height, width).Enlarged(Height, Width);
        using var actual = Resampling.Of(pictures, [enlarged, enlarged], Fill.Edge, fillValue: 0);
        var inside = Enumerable.Range(0, expected.Length)
            .Where(pixel => IsInside(pixel / Width % Height, height, Height) && IsInside(pixel % Width, width, Width)).ToArray();

        Assert.True(inside.Length > expected.Length / 2);
        AssertNear([.. inside.Select(pixel => expected[pixel])], [.. inside.Select(pixel => Values(actual)[pixel])], Near);

        static bool IsInside(int place, int window, int side) =>
            (place + 0.5) * window / side - 0.5 is var seen && seen >= 0 && seen <= window - 1;
    }

    [SkippableFact]
    public void Brightness() => ByFactors("brightness", Factors, Colour.Brightness);

    [SkippableFact]
    public void Contrast() => ByFactors("contrast", Factors, Colour.Contrast);

    [SkippableFact]
    public void Contrast_of_gray_pictures() => ByFactors("gray contrast", Factors, (pictures, factors) =>
    {
        using var red = pictures.narrow(1, 0, 1);
        return Colour.Contrast(red, factors);
    });

    [SkippableFact]
    public void Saturation() => ByFactors("saturation", Factors, Colour.Saturation);

    [SkippableFact]
    public void Sharpness() => ByFactors("sharpness", Factors, Colour.Sharpness);

    [SkippableFact]
    public void Hue() => ByFactors("hue", [-0.5, -0.3, 0.0, 0.1, 0.45], Colour.Hue);

    [SkippableFact]
    public void Grayscale() => AssertSame("grayscale", Colour.Grayscale);

    [SkippableTheory]
    [InlineData(0.1, 1)]
    [InlineData(0.7, 2)]
    [InlineData(2.0, 4)]
    public void Blur(double sigma, int radius) => AssertSame(
        FormattableString.Invariant($"blur {sigma:0.0} {radius}"), pictures => GaussianBlur.Of(pictures, [sigma, sigma], radius));

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    public void Posterize(int bits) =>
        AssertSame($"posterize {bits}", pictures => Tones.Posterize(pictures, Batches.Column([1 << 8 - bits, 1 << 8 - bits], pictures)));

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(200)]
    [InlineData(255)]
    public void Solarize(int threshold) => AssertSame(
        $"solarize {threshold}", pictures => Tones.Solarize(pictures, Batches.Column([threshold / 255.0, threshold / 255.0], pictures)));

    [SkippableFact]
    public void AutoContrast() => AssertSame("autocontrast", Tones.AutoContrast);

    [SkippableFact]
    public void Equalize()
    {
        AssertSame("equalize small", Tones.Equalize);
        var bytes = Enumerable.Range(0, 3 * 30 * 40).Select(i => (i * i * 31 + i * 57) % 256).Select(value => value * value / 255 / 255f);
        using var dark = tensor(bytes.ToArray(), [1, 3, 30, 40]);
        using var equal = Tones.Equalize(dark);
        Assert.NotEqual(Values(dark), Values(equal));
        AssertNear(Torchvision.Pixels("equalize dark"), Values(equal), Near);
    }

    [SkippableTheory]
    [MemberData(nameof(Policies))]
    public void Operations_of_policies_have_the_same_strengths_and_pixels(string policy, int drawn)
    {
        var operation = (Operation)drawn;
        var expected = Torchvision.Pixels($"{policy} {operation}");
        var space = policy == "RandAugment" ? OperationSpace.Moderate : OperationSpace.Wide;
        var strengths = Enumerable.Range(0, expected.Length - 1).Select(step => InTheirUnit(At(step, isNegative: false)));
        Assert.All(expected[..^1].Zip(strengths), pair => Assert.Equal(Whole(pair.First), pair.Second, 1e-4));
        Assert.Equal(expected[^1] == 1, At(20, isNegative: true) != At(20, isNegative: false));
        AssertSame($"{policy} {operation} applied", pictures =>
            Changes.Apply(pictures, [At(20, false), At(20, false)], new Augmentation { Fill = Fill.Constant }));

        Change At(int step, bool isNegative) => space.At(operation, step, isNegative, Height, Width);
        double InTheirUnit(Change change) => operation == Operation.Solarize ? change.Strength * 255 : change.Strength;
        // torchvision cuts the pixels of a shift to whole ones where it applies them.
        double Whole(float strength) => operation is Operation.TranslateX or Operation.TranslateY ? Math.Truncate(strength) : strength;
    }

    private static void ByFactors(string name, double[] factors, Func<Tensor, Tensor, Tensor> change)
    {
        foreach (var factor in factors)
        {
            AssertSame(FormattableString.Invariant($"{name} {factor:0.0#}"), pictures =>
            {
                using var each = Batches.Column([factor, factor], pictures);
                return change(pictures, each);
            });
        }
    }

    private static void AssertSame(string name, Func<Tensor, Tensor> change)
    {
        var expected = Torchvision.Pixels(name);
        using var scope = NewDisposeScope();
        var pictures = Pictures();
        var before = Values(pictures);
        AssertNear(expected, Values(change(pictures)), Near);
        Assert.Equal(before, Values(pictures));
    }

    private static void AssertNear(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (one, other) => Math.Abs(one - other)).Max(), 0, tolerance);
    }

    /// <summary>The pictures of the script.</summary>
    private static Tensor Pictures()
    {
        const int plane = Height * Width;
        var bytes = Enumerable.Range(0, 6 * plane)
            .Select(i => (Plane: i / plane, Value: (i * i * 31 + i * 57 + i / 7 * 13) % 256))
            .Select(pixel => pixel.Plane switch { 4 => 60 + pixel.Value % 120, 5 => 128, _ => pixel.Value })
            .Select(value => value / 255f);
        return tensor(bytes.ToArray(), [2, 3, Height, Width]);
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
