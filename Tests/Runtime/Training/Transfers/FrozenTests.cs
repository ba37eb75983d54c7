using DeclarativeNet.Training.Optimizers;
using DeclarativeNet.Training.Transfers;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Transfers;

public class FrozenTests
{
    private static readonly FineTuning Gradual = new() { Freeze = ["stem", "layer1.0"], UnfreezeEvery = 1 };

    /// <summary>A bias before a batch norm has no gradient but for rounding: it may move or not.</summary>
    private static readonly string[] Idle = ["stem.conv2d.bias"];

    [Theory]
    [InlineData(Optimizer.AdamW)]
    [InlineData(Optimizer.Sgd)]
    public void What_is_frozen_stays_bit_for_bit_and_all_else_learns(Optimizer optimizer)
    {
        using var network = new Classifier(classes: 2);
        using var moving = OptimizerFactory.Create(new Recipe { Optimizer = optimizer, WeightDecay = 0.1 }, network);
        // All learn once, so that there are gradients and momenta left that could move what is frozen afterwards.
        network.train();
        Learn(network, moving);
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            network.train();
            var frozen = Gradual.FrozenAt(epoch, network.Paths);
            Assert.Equal(epoch switch { 1 => 6, 2 => 4, _ => 0 }, frozen.Count);
            Frozen.Apply(network, frozen);
            var before = Bytes(network);
            Learn(network, moving);
            var changed = Bytes(network)
                .Where(named => !named.Value.SequenceEqual(before[named.Key]))
                .Select(named => named.Key)
                .ToHashSet();
            Assert.Equal(network.Paths.Except(frozen).Except(Idle).Order(), network.Paths.Except(Idle).Where(changed.Contains).Order());
            Assert.DoesNotContain(frozen, changed.Contains);
            Assert.Equal(
                (epoch > 2, epoch > 1, true),
                (changed.Contains("stem.batch_norm.running_mean"), changed.Contains("layer1.0.bn1.running_mean"),
                    changed.Contains("layer1.1.bn1.running_mean")));
        }
    }

    [Fact]
    public void A_norm_is_out_of_training_while_it_is_frozen()
    {
        using var network = new Classifier(classes: 2);
        network.train();
        Frozen.Apply(network, Gradual.FrozenAt(2, network.Paths));
        Assert.Equal((false, true, true), Training(network));
        network.train();
        Frozen.Apply(network, Gradual.FrozenAt(3, network.Paths));
        Assert.Equal((true, true, true), Training(network));
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Rates_of_layers_reach_the_optimizer()
    {
        using var network = new Classifier(classes: 2);
        var factors = new FineTuning { LayerDecay = 0.5 }.RateFactors(network.Paths);
        using var sgd = OptimizerFactory.Create(new Recipe { Optimizer = Optimizer.Sgd, Momentum = 0 }, network, factors);
        var before = network.named_parameters().ToDictionary(named => named.name, named => named.parameter.detach().clone());
        foreach (var parameter in network.parameters())
            parameter.grad = ones_like(parameter);
        sgd.Step(1);
        Assert.All(network.named_parameters(), named => Assert.Equal(
            named.name.Split('.') switch { ["stem", ..] => 0.125, ["layer1", "0", ..] => 0.25, ["layer1", "1", ..] => 0.5, _ => 1 },
            before[named.name].sub(named.parameter).max().item<float>(),
            1e-6));
    }

    private static (bool Stem, bool First, bool Second) Training(Classifier network) =>
        (network.StemNorm.training, network.FirstNorm.training, network.SecondNorm.training);

    private static void Learn(Classifier network, IOptimizer optimizer)
    {
        using var scope = NewDisposeScope();
        using var drawn = manual_seed(3);
        network.zero_grad();
        network.call(randn(6, 2, 4, 4)).pow(2).sum().backward();
        optimizer.Step(0.01);
    }

    private static Dictionary<string, byte[]> Bytes(nn.Module network) =>
        network.state_dict().ToDictionary(named => named.Key, named => named.Value.bytes.ToArray());
}
