using DeclarativeNet.Training.Averages;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Averages;

public class BatchNormStatisticsTests
{
    private static readonly float[] Values = [1, 2, 3, -4, 5, 6, 7, 8.5f, 9, 0, 1, 2];

    [SkippableFact]
    public void Statistics_are_those_of_pytorch()
    {
        var expected = Oracle.Ask("batch-norm", [2, 2, .. Values.Select(value => (double)value)]);
        using var network = new Normed();
        BatchNormStatistics.Recompute(network, Batches());
        Assert.Equal(
            expected.Select(numbers => numbers.Select(number => Math.Round(number, 5))),
            [Numbers(network.Norm.running_mean!), Numbers(network.Norm.running_var!)]);
    }

    [Fact]
    public void Weights_modes_and_momentum_stay()
    {
        using var network = new Normed();
        network.train();
        network.Frozen.eval();
        BatchNormStatistics.Recompute(network, Batches());
        Assert.Equal((true, true, false), (network.training, network.Norm.training, network.Frozen.training));
        Assert.Equal(0.1, network.Norm.momentum);
        Assert.Equal([1, 1], Numbers(network.Norm.weight!));
        network.eval();
        BatchNormStatistics.Recompute(network, Batches());
        Assert.Equal((false, false), (network.training, network.Norm.training));
    }

    [Fact]
    public void Frozen_norms_keep_their_statistics()
    {
        using var network = new Normed();
        BatchNormStatistics.Recompute(network, Batches());
        Assert.Equal([0, 0], Numbers(network.Frozen.running_mean!));
        Assert.Equal(0, network.Frozen.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Nothing_is_left_behind_when_a_batch_cannot_be_had()
    {
        using var network = new Normed();
        network.eval();
        Assert.Throws<IOException>(() => BatchNormStatistics.Recompute(network, Unreadable()));
        Assert.Equal((0.1, false), (network.Norm.momentum, network.Norm.training));

        static IEnumerable<Tensor> Unreadable()
        {
            using var batch = ones(2, 2, 1, 1);
            yield return batch;
            throw new IOException();
        }
    }

    private static IEnumerable<Tensor> Batches()
    {
        foreach (var chunk in Values.Chunk(4))
        {
            using var batch = tensor(chunk, [2, 2, 1, 1]);
            yield return batch;
        }
    }

    private static double[] Numbers(Tensor values) => [.. values.data<float>().ToArray().Select(value => Math.Round(value, 5))];

    /// <summary>A batch norm after a frozen one that has seen nothing, which passes on what it gets but for its ε.</summary>
    private sealed class Normed : Network
    {
        public Normed()
            : base(nameof(Normed))
        {
            Frozen = Register("frozen", nn.BatchNorm2d(2, eps: 0));
            Norm = Register("norm", nn.BatchNorm2d(2));
            foreach (var parameter in Frozen.parameters())
                parameter.requires_grad = false;
        }

        public BatchNorm2d Frozen { get; }

        public BatchNorm2d Norm { get; }

        public override Tensor forward(Tensor input)
        {
            using var passed = Frozen.call(input);
            return Norm.call(passed);
        }
    }
}
