using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Tests;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests;

/// <summary>The layers of the runtime and those of users inside generated networks: memory, moves, the border.</summary>
[Collection(Alone.Name)]
public sealed class CustomLayerTests
{
    [Fact]
    public void A_layer_that_is_not_what_its_signature_says_is_told()
    {
        using var net = Lying.Create();
        using var pixels = torch.zeros(2, 3, 8, 8);
        Assert.Equal(
            "Shrinking made 2×3×8×7 of 2×3×8×8, but its signature says 2×3×8×8.",
            Assert.Throws<InvalidOperationException>(() => net.forward(pixels)).Message);
    }

    [Fact]
    public void A_layer_may_hand_its_input_through()
    {
        using var net = Through.Create();
        using var pixels = torch.randn(2, 3, 8, 8);
        using var before = pixels.clone();
        using var scores = net.forward(pixels);
        Assert.True(pixels.equal(before).all().item<bool>());
        using var again = net.forward(pixels);
        Assert.True(scores.allclose(again));
    }

    [Fact]
    public void Its_parameters_are_trained_and_saved_under_its_own_names()
    {
        using var net = Layouts.Create();
        Assert.Contains("custom.factor", net.state_dict().Keys);
        Assert.Same(net.get_parameter("custom.factor"), net.Shifted.Custom.parameters().Single());
        Assert.DoesNotContain(net.state_dict().Keys, name => name.StartsWith("normal.", StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_that_belong_to_no_module_move_with_the_network()
    {
        using var net = TinyTransformer.Create(dtype: torch.ScalarType.Float64);
        using var pixels = torch.randn(2, 3, 16, 16, dtype: torch.ScalarType.Float64);
        using var scores = net.forward(pixels);
        Assert.Equal(torch.ScalarType.Float64, scores.dtype);
        Assert.Equal(torch.ScalarType.Float64, net.Embedded.ClassToken.dtype);
        scores.sum().backward();
        Assert.NotNull(net.Embedded.PosEmbedding.grad);
        Assert.NotNull(net.get_parameter("encoder.pos_embedding")!.grad);
    }

    [Fact]
    public void Buffers_of_a_normalisation_move_with_the_network()
    {
        using var net = Layouts.Create(dtype: torch.ScalarType.Float64);
        using var pixels = torch.randn(2, 3, 12, 12, dtype: torch.ScalarType.Float64);
        using var scores = net.forward(pixels);
        Assert.Equal(torch.ScalarType.Float64, scores.dtype);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_forward_pass_leaves_nothing_behind(ModelDefinition definition, int size)
    {
        using var nothing = torch.no_grad();
        using var net = definition.Create();
        using var pixels = torch.randn(2, 3, size, size);
        net.forward(pixels).Dispose();
        var before = LiveTensors.Settled();
        net.forward(pixels).Dispose();
        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    public static TheoryData<ModelDefinition, int> Networks => new()
    {
        { TinyTransformer.Definition, 16 },
        { Gated.Definition, 12 },
        { Layouts.Definition, 12 },
    };
}

/// <summary>States that the width stays, which it does not.</summary>
[Model]
public sealed partial record Lying(
    [Input(3, "H", "W")]                        Image  Pixels,
    [Custom<Shrinking>("C H W -> C H W"), Relu] Map    Body,
    [GlobalAvgPool, Linear(2)]                  Logits Classes);

/// <summary>Has a layer that gives back the tensor it is given.</summary>
[Model]
public sealed partial record Through(
    [Input(3, "H", "W")]                        Image  Pixels,
    [Custom<Unchanged>("C H W -> C H W"), Relu]      Map    Body,
    [Conv2d(4, 1), Custom<Unchanged>("C H W -> C H W"), Custom<Unchanged>("C H W -> C H W"), Relu] Map More,
    [GlobalAvgPool, Linear(2)]                  Logits Classes);

/// <summary>Drops the last column.</summary>
public sealed class Shrinking() : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(Shrinking))
{
    public override torch.Tensor forward(torch.Tensor input) => input.narrow(3, 0, input.shape[3] - 1);
}

/// <summary>Does nothing at all.</summary>
public sealed class Unchanged() : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(Unchanged))
{
    public override torch.Tensor forward(torch.Tensor input) => input;
}
