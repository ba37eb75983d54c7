using DeclarativeNet.Training.Averages;
using DeclarativeNet.Training.Optimizers;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Averages;

public class WeightAverageTests
{
    private static readonly double[] Weights = [0.5, -2, 3.25, 8, -1];

    [SkippableFact]
    public void An_equal_average_is_that_of_pytorch()
    {
        var expected = Oracle.Ask("swa", Weights);
        using var network = new TinyNetwork();
        using var average = WeightAverage.Equal(network);
        foreach (var (weight, wanted) in Weights.Zip(expected))
        {
            Fill(network, weight);
            average.Update(network);
            AssertAverages(wanted[0], average);
        }
    }

    [Fact]
    public void A_moving_average_forgets_at_first_faster_and_then_at_its_decay()
    {
        using var network = new TinyNetwork();
        Fill(network, 1);
        using var average = WeightAverage.Exponential(network, decay: 0.3);
        var expected = 1.0;
        foreach (var (index, weight) in Weights.Index())
        {
            Fill(network, weight);
            average.Update(network);
            // 2/11 and 3/12 are below 0.3, 4/13 is above.
            var decay = index switch { 0 => 2 / 11.0, 1 => 3 / 12.0, _ => 0.3 };
            expected = (decay * expected) + ((1 - decay) * weight);
            AssertAverages(expected, average);
        }
    }

    [Fact]
    public void Averaged_weights_are_in_the_network_until_they_are_taken_out()
    {
        using var network = new TinyNetwork();
        Fill(network, 1);
        using var average = WeightAverage.Equal(network);
        average.Update(network);
        Fill(network, 5);
        var before = Bytes(network);
        using (average.Swap(network))
        {
            Assert.All(network.parameters(), parameter => AssertAll(1, parameter));
            // What is judged may change the statistics.
            foreach (var buffer in network.buffers())
                buffer.zero_();
        }
        Assert.Equal(before, Bytes(network));
        AssertAverages(1, average);
    }

    [Fact]
    public void A_state_put_back_goes_on_bit_for_bit()
    {
        using var network = new TinyNetwork();
        using var average = WeightAverage.Exponential(network, 0.9);
        average.Update(network);
        using var other = new TinyNetwork();
        using var restored = WeightAverage.Exponential(other, 0.9);
        foreach (var (name, tensor) in restored.State)
            tensor.copy_(average.State[name]);
        Fill(network, 2);
        Fill(other, 2);
        average.Update(network);
        restored.Update(other);
        Assert.All(average.State, named => Assert.Equal(named.Value.bytes.ToArray(), restored.State[named.Key].bytes.ToArray()));
    }

    [Fact]
    public void Names_say_whose_average_it_is()
    {
        using var network = new TinyNetwork();
        using var average = WeightAverage.Equal(network);
        Assert.Equal(
            [
                "average/classes.bias", "average/classes.weight", "average/stem.conv.bias", "average/stem.conv.weight",
                "average/stem.norm.bias", "average/stem.norm.weight", "n_averaged",
            ],
            average.State.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var network = new TinyNetwork();
        var before = LiveTensors.Settled();
        using (var average = WeightAverage.Exponential(network, 0.9))
        {
            var made = Tensor.TotalCount;
            average.Update(network);
            average.Swap(network).Dispose();
            Assert.Equal(made, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [SkippableTheory]
    [InlineData(0.5)]
    [InlineData(4)]
    [InlineData(100)]
    public void Gradients_are_clipped_as_pytorch_does(double maximum)
    {
        float[] gradients = [3, -4, 0.5f, 2];
        var expected = Oracle.Ask("clip", [maximum, .. gradients.Select(gradient => (double)gradient)])[0];
        using var scope = NewDisposeScope();
        var parameters = gradients.Select(_ => nn.Parameter(zeros(1))).ToList();
        foreach (var (parameter, gradient) in parameters.Zip(gradients))
            parameter.grad = tensor(new[] { gradient });
        Gradients.ClipNorm(parameters, maximum);
        Assert.All(expected.Zip(parameters), pair => Assert.Equal(pair.First, pair.Second.grad!.item<float>(), 1e-6));
    }

    private static void Fill(Network network, double weight)
    {
        using var without = no_grad();
        foreach (var parameter in network.parameters())
            parameter.fill_(weight);
    }

    private static void AssertAverages(double expected, WeightAverage average) => Assert.All(
        average.State.Where(named => named.Key.StartsWith("average/", StringComparison.Ordinal)),
        named => AssertAll(expected, named.Value));

    private static void AssertAll(double expected, Tensor tensor) =>
        Assert.All(tensor.data<float>().ToArray(), number => Assert.Equal(expected, number, 1e-5));

    private static byte[] Bytes(nn.Module network) =>
        [.. network.state_dict().OrderBy(named => named.Key, StringComparer.Ordinal).SelectMany(named => named.Value.bytes.ToArray())];
}
