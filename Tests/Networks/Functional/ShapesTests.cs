using DeclarativeNet.Data.Sample;
using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Zoo;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>Shapes by name are those of a forward pass; what the members evaluate and predict is what the network gives.</summary>
[Collection(Alone.Name)]
public sealed class ShapesTests
{
    [Fact]
    public void Fixed_shapes_are_known_by_name()
    {
        Assert.Equal("32×16×16", KerasCnn.Shapes.Stem.Text);
        Assert.Equal(new long?[] { 64, 8, 8 }, KerasCnn.Shapes.Body.Sizes.ToArray());
        Assert.Empty(KerasCnn.Shapes.Precondition);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(33, 47)]
    public void Open_shapes_at_a_size_are_those_of_the_forward_pass(int height, int width)
    {
        using var without = no_grad();
        using var net = ResNet18.Create(seed: 1);
        net.eval();
        using var pixels = zeros(1, 3, height, width);
        using var trace = net.Trace(new Image(pixels));

        var shapes = ResNet18.Shapes.At(H: height, W: width);

        Assert.Equal(trace.Stem.Tensor.shape[1..], shapes.Stem.Sizes.Select(size => size!.Value));
        Assert.Equal(trace.Layer4.Tensor.shape[1..], shapes.Layer4.Sizes.Select(size => size!.Value));
        Assert.Equal("64×(H + 3)/4×(W + 3)/4", ResNet18.Shapes.Stem.ToString());
        Assert.Equal(new long?[] { 64, null, null }, ResNet18.Shapes.Stem.Sizes.ToArray());
    }

    [Fact]
    public void A_size_that_does_not_fit_is_refused()
    {
        Assert.Equal(["16 divides H", "16 divides W"], UNet.Shapes.Precondition.ToArray());
        Assert.Equal("64×32×48", UNet.Shapes.At(H: 32, W: 48).Decoded.Text);
        Assert.StartsWith(
            "UNet is well formed where 16 divides H and 16 divides W, not for H = 30, W = 48.",
            Assert.Throws<ArgumentException>(() => UNet.Shapes.At(H: 30, W: 48)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Predicted_probabilities_are_the_softmax_of_the_scores()
    {
        using var without = no_grad();
        using var net = KerasCnn.Create(seed: 1);
        using var pictures = rand(3, 3, 32, 32);

        var found = KerasCnn.Predict(net, new Image(pictures));

        using var logits = net.Forward(new Image(pictures)).Tensor;
        using var expected = logits.softmax(1);
        Assert.Equal(expected.data<float>().ToArray(), found.SelectMany(row => row));
    }

    [Fact]
    public void Data_that_do_not_fit_are_a_failure_and_those_that_fit_are_evaluated()
    {
        using var net = KerasCnn.Create(seed: 1);
        var data = Assert.IsType<Result<SampleSplit>.Ok>(SampleData.Draw(new InputShape(3, 32, 32), seed: 1)).Value;
        var gray = Assert.IsType<Result<SampleSplit>.Ok>(SampleData.Draw(new InputShape(1, 32, 32), seed: 1)).Value;

        var evaluation = Assert.IsType<Result<Metrics.Evaluation>.Ok>(KerasCnn.Evaluate(net, data, batchSize: 500)).Value;
        var failure = Assert.IsType<Result<Metrics.Evaluation>.Failed>(KerasCnn.Evaluate(net, gray)).Failure;

        Assert.Equal("sample test", evaluation.Dataset);
        Assert.InRange(evaluation.Accuracy, 0, 0.5);
        Assert.Equal("KerasCnn takes pictures of 3×32×32, but those of sample train are 1×32×32", failure.What);
    }
}
