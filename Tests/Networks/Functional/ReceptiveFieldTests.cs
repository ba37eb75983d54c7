using DeclarativeNet.Generators.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>
/// Receptive fields against libtorch: a pixel that is not a number makes every element that depends on it none, through whatever
/// convolutions and maxima. Each picture of a batch has one such pixel.
/// </summary>
[Collection(Alone.Name)]
public sealed class ReceptiveFieldTests
{
    private const int Networks = 60;
    private const int Side = 11;

    [Fact]
    public async Task An_element_depends_on_its_window_and_on_nothing_else()
    {
        var (exact, maps) = (0, 0);
        foreach (var (text, record) in await Accepted())
        {
            var summary = (NetworkSummary)record.GetProperty("Summary")!.GetValue(null)!;
            foreach (var (name, touched) in Touched(record))
            {
                var field = summary.Rows.Last(row => row.Depth == 0 && row.Value == name).ReceptiveField;
                if (field is not ReceptiveField.Window window)
                    continue;
                maps++;
                Assert.All(touched, element =>
                {
                    AssertInside(text, name, window.Height, element.Y, element.Rows, Side);
                    AssertInside(text, name, window.Width, element.X, element.Columns, Side);
                });
                exact += touched.Count(element => IsAll(window.Height, element.Y, element.Rows) && IsAll(window.Width, element.X, element.Columns));
            }
        }

        Assert.True(maps > Networks, $"Only {maps} maps were looked at.");
        Assert.True(exact > Networks, $"Only {exact} elements saw the whole of their windows.");
    }

    [Fact]
    public void Known_fields_are_those_of_the_literature()
    {
        var layer4 = DeclarativeNet.Zoo.ResNet18.Summary.Rows.Last(row => row.Depth == 0 && row.Value == "Layer4");

        Assert.Equal("435×435 / 32", layer4.ReceptiveField!.ToString());
    }

    /// <summary>
    /// Where the window does not reach over the edge, its first and its last pixel count; behind a transposed convolution, which does not
    /// look at equally many pixels everywhere, it is a bound.
    /// </summary>
    private static void AssertInside(string text, string value, ReceptiveAxis axis, int element, (int First, int Last) seen, int size)
    {
        var (first, last) = Window(axis, element);
        Assert.True(first <= seen.First && seen.Last <= last, $"{value}[{element}] sees {seen}, not within {first} to {last}:\n{text}");
        if (first >= 0 && last < size && !text.Contains("ConvTranspose2d", StringComparison.Ordinal))
            Assert.True(
                (first, last) == (seen.First, seen.Last), $"{value}[{element}] sees {seen}, and its window is {first} to {last}:\n{text}");
    }

    private static bool IsAll(ReceptiveAxis axis, int element, (int First, int Last) seen) => Window(axis, element) == (seen.First, seen.Last);

    private static (double First, double Last) Window(ReceptiveAxis axis, int element) =>
        (axis.Start + (element * axis.Step), axis.Start + (element * axis.Step) + axis.Size - 1);

    /// <summary>For each element of each map, the first and last row and column of the pixels that it depends on.</summary>
    private static List<(string Name, List<(int Y, int X, (int First, int Last) Rows, (int First, int Last) Columns)> Elements)> Touched(
        Type record)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var (height, width) = (Side, Side);
        var net = (nn.Module)record.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        net.to(ScalarType.Float64);
        net.eval();
        var pixels = zeros(height * width, 2, height, width, ScalarType.Float64);
        for (var pixel = 0; pixel < height * width; pixel++)
            pixels[pixel, .., pixel / width, pixel % width] = double.NaN;
        var trace = net.GetType().GetMethod("Trace")!.Invoke(net, [new Image(pixels)])!;
        return
        [
            .. record.GetProperties().Where(property => property.PropertyType == typeof(Map)).Select(property =>
            {
                var map = ((IValue)property.GetValue(trace)!).Tensor;
                var dependent = map.isnan().any(1).to(ScalarType.Byte).contiguous().data<byte>().ToArray();
                return (property.Name, Elements(dependent, (int)map.shape[2], (int)map.shape[3], height, width));
            }),
        ];
    }

    private static List<(int Y, int X, (int First, int Last) Rows, (int First, int Last) Columns)> Elements(
        byte[] dependent, int rows, int columns, int height, int width)
    {
        var found = new List<(int, int, (int, int), (int, int))>();
        for (var element = 0; element < rows * columns; element++)
        {
            var seen = Enumerable.Range(0, height * width).Where(pixel => dependent[(pixel * rows * columns) + element] != 0).ToList();
            if (seen.Count > 0)
                found.Add((
                    element / columns,
                    element % columns,
                    (seen.Min(pixel => pixel / width), seen.Max(pixel => pixel / width)),
                    (seen.Min(pixel => pixel % width), seen.Max(pixel => pixel % width))));
        }

        return found;
    }

    /// <summary>Chains of windows with a way around, of two channels throughout; those that are well formed.</summary>
    private static async Task<IReadOnlyList<(string Text, Type Record)>> Accepted()
    {
        var texts = Network.Sample(Networks * 3, new Rnd(11), 10).Select((text, index) => text.Replace("Drawn", $"Drawn{index}")).ToArray();
        var project = GeneratorHarness.Project(texts);
        var wrong = (await GeneratorHarness.Analyze(project))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
        var assembly = GeneratorHarness.Generate(project).Load();
        return
        [
            .. texts.Select((text, index) => (text, index)).Where(pair => !wrong.Contains($"File{pair.index}.cs")).Take(Networks)
                .Select(pair => (pair.text, assembly.GetType($"Drawn{pair.index}", throwOnError: true)!)),
        ];
    }

    private static Gen<string> Step { get; } = Gen.OneOf(
        from kernel in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 3)
        from padding in Gen.Choose(0, 2)
        from dilation in Gen.Choose(1, 2)
        select $"Conv2d(2, new[] {{ {kernel}, {dilation + 1} }}, Stride = {stride}, Padding = {padding}, Dilation = {dilation})",
        from kernel in Gen.Choose(2, 3)
        from stride in Gen.Choose(1, 2)
        from name in Gen.Elements("MaxPool2d", "AvgPool2d")
        select $"{name}({kernel}, Stride = {stride}, Padding = {kernel / 2})",
        from kernel in Gen.Choose(1, 3)
        from stride in Gen.Choose(1, 2)
        select $"ConvTranspose2d(2, {kernel}, Stride = {stride})",
        Gen.Elements("Relu", "DepthwiseConv2d(3)", "LayerNorm", "Silu"));

    private static Gen<string> Network { get; } =
        from first in Step.NonEmptyListOf()
        from second in Step.NonEmptyListOf()
        select $"""
            [Model]
            public sealed partial record Drawn(
                [Input(2, {Side}, {Side})] Image Pixels,
                [{string.Join(", ", first.Take(3))}] Map A,
                [{string.Join(", ", second.Take(3))}] Map B,
                [Conv2d(2, 3, Padding = 1)] Map C,
                [Add(nameof(B), nameof(C))] Map D,
                [GlobalAvgPool] Vector Out);
            """;
}
