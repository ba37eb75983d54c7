using DeclarativeNet.Generators.Tests;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests;

/// <summary>The entry of a generated network lets in exactly the sizes that were declared.</summary>
public sealed class OpenSizeTests
{
    [Theory]
    [InlineData("""3, "S", "S" """, 8, 8, true)]
    [InlineData("""3, "S", "S" """, 8, 9, false)]
    [InlineData("""3, "S", "S", Where = "S % 4 == 0" """, 8, 8, true)]
    [InlineData("""3, "S", "S", Where = "S % 4 == 0" """, 6, 6, false)]
    [InlineData("""3, "H", "2 * H" """, 5, 10, true)]
    [InlineData("""3, "H", "2 * H" """, 5, 9, false)]
    [InlineData("""3, "2 * W", "W" """, 10, 5, true)]
    [InlineData("""3, "2 * W", "W" """, 5, 10, false)]
    [InlineData("""3, "H", "(H - 1) / 2" """, 11, 5, true)]
    [InlineData("""3, "H", "(H - 1) / 2" """, 12, 5, true)]
    [InlineData("""3, "H", "(H - 1) / 2" """, 9, 5, false)]
    [InlineData("""3, "H", "W", Where = "H % 2 == 1" """, 7, 6, true)]
    [InlineData("""3, "H", "W", Where = "H % 2 == 1" """, 6, 7, false)]
    [InlineData("""3, "H", "W", Where = "H == W && H >= 6" """, 6, 6, true)]
    [InlineData("""3, "H", "W", Where = "H == W && H >= 6" """, 5, 5, false)]
    [InlineData("""3, "H", "W", Where = "H == W && H >= 6" """, 6, 7, false)]
    [InlineData("""3, "H", "W", Where = "H == 2 * W" """, 12, 6, true)]
    [InlineData("""3, "H", "W", Where = "H == 2 * W" """, 12, 7, false)]
    [InlineData("""3, "H", "W", Where = "H % W == 0" """, 15, 5, true)]
    [InlineData("""3, "H", "W", Where = "H % W == 0" """, 15, 4, false)]
    [InlineData("""3, "H", "W", Where = "H + W <= 12 || min(H, W) == 7" """, 7, 20, true)]
    [InlineData("""3, "H", "W", Where = "H + W <= 12 || min(H, W) == 7" """, 6, 6, true)]
    [InlineData("""3, "H", "W", Where = "H + W <= 12 || min(H, W) == 7" """, 6, 8, false)]
    public void The_entry_compares_the_axes(string input, int height, int width, bool isLetIn)
    {
        var project = GeneratorHarness.Generate($$"""
            [Model]
            public sealed partial record Sized(
                [Input({{input}})] Image Pixels,
                [Conv2d(4, 3, Padding = 1)] Map Body,
                [GlobalAvgPool, Linear(2)] Logits Classes);
            """);
        Assert.Empty(project.CompilerMessages);
        using var gradients = torch.no_grad();
        using var net = ((ModelDefinition)project.Load().GetType("Sized")!.GetProperty("Definition")!.GetValue(null)!).Create();
        using var pixels = torch.zeros(2, 3, height, width);
        if (!isLetIn)
        {
            Assert.Throws<ArgumentException>(() => net.forward(pixels));
            return;
        }

        using var scores = net.forward(pixels);
        Assert.Equal([2, 2], scores.shape);
    }

    [Fact]
    public void A_network_that_halves_four_times_needs_sizes_that_16_divides() =>
        Assert.Equal(["16 divides H", "16 divides W"], Zoo.UNet.Summary.Precondition);
}
