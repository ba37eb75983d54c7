using DeclarativeNet.Generators.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>
/// Receptive fields against autograd: an element depends on the pixels to which it has a gradient. No step here has a gradient of 0 by
/// chance, as maxima have.
/// </summary>
[Collection(Alone.Name)]
public sealed class ReceptiveFieldGradientTests
{
    private const int Channels = 4;
    private const int Side = 12;
    private const int Chains = 60;

    /// <summary>Most elements of a channel in a batch: of a larger map, some of the elements are asked about.</summary>
    private const int MostElements = 160_000;

    /// <summary>A gradient that is there for the rounding of a place only is so much smaller than the largest.</summary>
    private const double Rounding = 1e-9;

    /// <summary>What looks at windows that are the same for all elements, or that differ by parts of a pixel.</summary>
    private static readonly string[] Local =
    [
        "Sigmoid", "Softmax", "LogSoftmax(Axis = 1)", "LayerNorm", "LocalResponseNorm(2)", "BatchNorm", "ChannelShuffle(2)", "Permute(1, 2, 3)",
        "Reshape(4, 12, 12)", "Slice(1, 1)", "Slice(2, 3)", "Slice(3, -5, -1)", "Split(2, Index = 1, Axis = 2)", "Split(3, Index = 2, Axis = 3)",
        "Split(2)", "Pad(2)", "Pad(1, 0, 3, 2)", "PixelShuffle(2)", "PixelUnshuffle(3)", "Upsample(2)", "Upsample(new[] { 1, 3 })",
        "Upsample(Size = 6)", "Upsample(2, Mode = UpsampleMode.Bilinear)", "Upsample(3, Mode = UpsampleMode.Bilinear)",
        "Upsample(Size = 16, Mode = UpsampleMode.Bilinear)", "Upsample(Size = 7, Mode = UpsampleMode.Bilinear)",
        "Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true)", "Upsample(Size = 1, Mode = UpsampleMode.Bilinear, AlignCorners = true)",
        "AvgPool2d(3, Stride = 2)", "AdaptiveAvgPool2d(6)", "AdaptiveAvgPool2d(5)", "Conv2d(3, 3, Dilation = 2, Padding = Same)",
    ];

    /// <summary>What looks at windows that are of the size that some elements need.</summary>
    private static readonly string[] Bounded =
    [
        "Pad(2, Mode = PadMode.Replicate)", "Pad(3, 1, 0, 2, Mode = PadMode.Reflect)", "Pad(1, 2, 3, 0, Mode = PadMode.Replicate)",
        "Upsample(Size = 7)", "Upsample(Size = 18)", "ConvTranspose2d(4, 3, Stride = 2)",
    ];

    /// <summary>What looks at the whole map.</summary>
    private static readonly string[] Global =
    [
        "SqueezeExcite(2)", "GroupNorm(2)", "InstanceNorm", "Softmax(Axis = 2)", "LogSoftmax(Axis = 3)", "Permute(1, 3, 2)", "Permute(2, 1, 3)",
        "Custom<Centred>(\"C H W -> C H W\")", "Reshape(4, 24, 6)", "Concat(nameof(X), nameof(Y), Axis = 2)",
        "Concat(nameof(X), nameof(Y), Axis = 3)", "Multiply(nameof(X), nameof(Gate))",
    ];

    [Fact]
    public async Task A_step_has_the_field_that_its_gradients_have()
    {
        var steps = Local.Concat(Bounded).Concat(Global).ToList();
        var records = await Accepted(steps);

        Assert.Equal(steps, records.Select(record => record.Steps));
        Assert.All(records, record =>
        {
            var (steps, type) = record;
            var field = Field(type);
            Assert.Equal(Global.Contains(steps), field is ReceptiveField.Whole);
            AssertInside(steps, field, Touched(type), isExact: Local.Contains(steps));
        });
    }

    [Fact]
    public async Task No_element_of_a_chain_sees_beyond_its_field()
    {
        var step = Gen.Elements(Local.Concat(Bounded).Concat(["Conv2d(4, 3, Padding = 1)", "Conv2d(4, 2, Stride = 2)"]).ToArray());
        var chains = step.Three().Select(three => $"{three.Item1}, {three.Item2}, {three.Item3}");
        var records = (await Accepted(chains.Sample(Chains * 2, new Rnd(5), 10).Distinct().ToList())).Take(Chains).ToList();

        Assert.True(records.Count > Chains / 3, $"Only {records.Count} chains were well formed.");
        Assert.All(records, record => AssertInside(record.Steps, Field(record.Record), Touched(record.Record), isExact: false));
    }

    private static ReceptiveField Field(Type record) => ((NetworkSummary)record.GetProperty("Summary")!.GetValue(null)!)
        .Rows.Last(row => row.Depth == 0 && row.Value == "A").ReceptiveField!;

    private static void AssertInside(string steps, ReceptiveField field, IEnumerable<Element> elements, bool isExact)
    {
        if (field is not ReceptiveField.Window window)
            return;
        foreach (var element in elements)
        {
            AssertInside($"Row {element.Y}", window.Height, element.Y, element.Rows);
            AssertInside($"Column {element.X}", window.Width, element.X, element.Columns);
        }

        void AssertInside(string which, ReceptiveAxis axis, int place, (int First, int Last) seen)
        {
            // Thirds do not add up to whole numbers.
            const double Rounded = 1e-9;
            var start = axis.Start + (place * axis.Step);
            var (first, last) = ((int)Math.Ceiling(start - Rounded), (int)Math.Floor(start + axis.Size - 1 + Rounded));
            Assert.True(first <= seen.First && seen.Last <= last, $"{which} of {steps} sees {seen}, not within {first} to {last}.");
            if (isExact && first >= 0 && last < Side)
                Assert.True((first, last) == seen, $"{which} of {steps} sees {seen}, and its window is {first} to {last}.");
        }
    }

    /// <summary>
    /// For each element that sees anything, the first and last row and column of the pixels with a gradient. Each picture of a batch, which
    /// are all the same, is asked about another element.
    /// </summary>
    private static List<Element> Touched(Type record)
    {
        using var scope = NewDisposeScope();
        var net = (nn.Module)record.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        net.to(ScalarType.Float64);
        net.eval();
        var picture = randn(1, Channels, Side, Side, dtype: ScalarType.Float64);
        var size = Map(net, record, picture).shape;
        var (height, width) = ((int)size[2], (int)size[3]);
        var elements = Spread(height * width);
        var pixels = picture.repeat(elements.Length, 1, 1, 1);
        pixels.requires_grad = true;
        var asked = new double[elements.Length * height * width];
        foreach (var (row, element) in elements.Index())
            asked[(row * height * width) + element] = 1;
        (Map(net, record, pixels) * tensor(asked).reshape(elements.Length, 1, height, width) * randn(1, size[1], 1, 1, dtype: ScalarType.Float64)).sum().backward();
        var gradients = pixels.grad!.abs().amax(1);
        var touched = gradients.gt(gradients.max() * Rounding).to(ScalarType.Byte).contiguous().data<byte>().ToArray();
        return
        [
            .. from asking in elements.Index()
               let element = asking.Item
               let seen = Enumerable.Range(0, Side * Side).Where(pixel => touched[(asking.Index * Side * Side) + pixel] != 0).ToList()
               where seen.Count > 0
               select new Element(
                   element / width,
                   element % width,
                   (seen.Min(pixel => pixel / Side), seen.Max(pixel => pixel / Side)),
                   (seen.Min(pixel => pixel % Side), seen.Max(pixel => pixel % Side))),
        ];
    }

    /// <summary>The elements that are asked about: all of a small map, of others the first, the last, and some between.</summary>
    private static int[] Spread(int elements)
    {
        var count = Math.Clamp(MostElements / elements, 4, Math.Max(4, elements));
        return [.. Enumerable.Range(0, count).Select(index => (int)((long)index * (elements - 1) / (count - 1))).Distinct()];
    }

    private static Tensor Map(nn.Module net, Type record, Tensor pixels) =>
        ((IValue)record.GetProperty("A")!.GetValue(net.GetType().GetMethod("Trace")!.Invoke(net, [new Image(pixels)]))!).Tensor;

    /// <summary>The records of steps that are well formed.</summary>
    private static async Task<IReadOnlyList<(string Steps, Type Record)>> Accepted(IReadOnlyList<string> steps)
    {
        var texts = steps.Select((one, index) => $"""
            [Model]
            public sealed partial record Seen{index}(
                [Input({Channels}, {Side}, {Side})]         Image  Pixels,
                [Sigmoid]                                   Map    X,
                [Tanh]                                      Map    Y,
                [AdaptiveAvgPool2d(1)]                      Map    Gate,
                [{(one.Contains("nameof", StringComparison.Ordinal) ? one : $"From(nameof(X)), {one}")}] Map A,
                [GlobalAvgPool]                             Vector Pooled,
                [From(nameof(Gate)), GlobalAvgPool]         Vector Gates,
                [Concat(nameof(Pooled), nameof(Gates))]     Vector Out);
            """);
        var project = GeneratorHarness.Project([.. texts, CentredLayer]);
        var wrong = (await GeneratorHarness.Analyze(project))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
        var assembly = GeneratorHarness.Generate(project).Load();
        return
        [
            .. steps.Select((one, index) => (one, index)).Where(pair => !wrong.Contains($"File{pair.index}.cs"))
                .Select(pair => (pair.one, assembly.GetType($"Seen{pair.index}", throwOnError: true)!)),
        ];
    }

    private const string CentredLayer = """
        public sealed class Centred() : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>("Centred")
        {
            public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor x) => x - x.mean([2L, 3L], keepdim: true);
        }
        """;

    /// <summary>An element and what it sees.</summary>
    private sealed record Element(int Y, int X, (int First, int Last) Rows, (int First, int Last) Columns);
}
