using DeclarativeNet.Generators.Tests;
using DeclarativeNet.Networks.Tests.Drawn;
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

    [Fact]
    public async Task An_element_depends_on_its_window_and_on_nothing_else()
    {
        var (exact, maps) = (0, 0);
        foreach (var (network, record) in await Accepted())
        {
            var summary = ((ModelDefinition)record.GetProperty("Definition")!.GetValue(null)!).Summary;
            foreach (var (name, touched) in Touched(network, record))
            {
                var field = summary.Rows.Last(row => row.Depth == 0 && row.Value == name).ReceptiveField;
                if (field is not ReceptiveField.Window window)
                    continue;
                maps++;
                Assert.All(touched, element =>
                {
                    AssertInside(network.Text("Network"), name, window.Height, element.Y, element.Rows, network.Height);
                    AssertInside(network.Text("Network"), name, window.Width, element.X, element.Columns, network.Width);
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

    /// <summary>Where the window does not reach over the edge, its first and its last pixel count.</summary>
    private static void AssertInside(string text, string value, ReceptiveAxis axis, int element, (int First, int Last) seen, int size)
    {
        var (first, last) = Window(axis, element);
        Assert.True(first <= seen.First && seen.Last <= last, $"{value}[{element}] sees {seen}, not within {first} to {last}:\n{text}");
        if (first >= 0 && last < size)
            Assert.True(
                (first, last) == (seen.First, seen.Last), $"{value}[{element}] sees {seen}, and its window is {first} to {last}:\n{text}");
    }

    private static bool IsAll(ReceptiveAxis axis, int element, (int First, int Last) seen) => Window(axis, element) == (seen.First, seen.Last);

    private static (double First, double Last) Window(ReceptiveAxis axis, int element) =>
        (axis.Start + (element * axis.Step), axis.Start + (element * axis.Step) + axis.Size - 1);

    /// <summary>For each element of each map, the first and last row and column of the pixels that it depends on.</summary>
    private static List<(string Name, List<(int Y, int X, (int First, int Last) Rows, (int First, int Last) Columns)> Elements)> Touched(
        DrawnNetwork network, Type record)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var (height, width) = (network.Height, network.Width);
        var net = ((ModelDefinition)record.GetProperty("Definition")!.GetValue(null)!).Create();
        net.to(ScalarType.Float64);
        net.eval();
        var pixels = zeros(height * width, network.Channels, height, width, ScalarType.Float64);
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

    private static async Task<IReadOnlyList<(DrawnNetwork Network, Type Record)>> Accepted()
    {
        var drawn = Drawn.Networks.Of(open: false).Sample(Networks * 3, new Rnd(11), 10).ToArray();
        var sources = drawn.Select((network, index) => network.Text($"Network{index}")).ToArray();
        var project = GeneratorHarness.Project(sources);
        var wrong = (await GeneratorHarness.Analyze(project))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
        var assembly = GeneratorHarness.Generate(project).Load();
        return
        [
            .. drawn.Select((network, index) => (network, index)).Where(pair => !wrong.Contains($"File{pair.index}.cs")).Take(Networks)
                .Select(pair => (pair.network, assembly.GetType($"Network{pair.index}", throwOnError: true)!)),
        ];
    }
}
