using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Structure;

/// <summary>Networks of several outputs.</summary>
public sealed class OutputTests
{
    [Fact]
    public void ForwardGivesTheOutputsByName()
    {
        using var net = Embedder.Create(seed: 3);
        using var pixels = rand(2, 1, 8, 8);
        using var outputs = net.Forward(new Image(pixels));
        using var trace = net.Trace(new Image(pixels));
        var (embedding, classes) = outputs;

        Assert.True(trace.Embedding.Tensor.allclose(embedding.Tensor));
        Assert.True(trace.Classes.Tensor.allclose(classes.Tensor));
    }

    [Fact]
    public void TheModuleGivesTheClassScores()
    {
        using var net = Embedder.Create(seed: 3);
        using var pixels = rand(2, 1, 8, 8);
        using var outputs = net.Forward(new Image(pixels));
        using var scores = net.call(pixels);

        Assert.Equal([2, 3], scores.shape);
        Assert.True(scores.allclose(outputs.Classes.Tensor));
        Assert.Equal(3, Embedder.Definition.Classes);
    }

    [Fact]
    public void GradientsOfBothOutputsReachTheStem()
    {
        using var net = Embedder.Create(seed: 3);
        using var pixels = rand(2, 1, 8, 8);
        using var outputs = net.Forward(new Image(pixels));
        using var sum = outputs.Embedding.Tensor.sum() + outputs.Classes.Tensor.sum();
        sum.backward();

        using var gradient = net.Embedding.Conv2d.Weight.grad!;
        Assert.True(gradient.abs().sum().item<float>() > 0);
    }
}
