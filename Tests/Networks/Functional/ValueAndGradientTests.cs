using DeclarativeNet.Data;
using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Tests;
using DeclarativeNet.Zoo;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>The pure view of a network is the network: same loss, same gradients, and nothing that it is given changes.</summary>
[Collection(Alone.Name)]
public sealed class ValueAndGradientTests
{
    [Fact]
    public void Loss_and_gradients_are_those_of_the_module_to_the_bit()
    {
        using var net = Branches.Create(seed: 3);
        using var parameters = Branches.Parameters.Of(net);
        using var batch = Pictures(19, 5);

        using var found = Branches.ValueAndGradient(parameters, batch);

        AssertBackwardOf(net, batch, logits => nn.functional.cross_entropy(logits, batch.Labels), found.Loss, found.Gradients.Named);
    }

    [Fact]
    public void Blocks_and_another_loss_make_no_difference()
    {
        using var net = ResNet18.Create(seed: 4);
        using var parameters = ResNet18.Parameters.Of(net);
        using var batch = Pictures(32, 1000);

        using var found = ResNet18.ValueAndGradient(parameters, batch, (logits, _) => logits.Tensor.square().mean());

        AssertBackwardOf(net, batch, logits => logits.square().mean(), found.Loss, found.Gradients.Named);
    }

    [Fact]
    public void Nothing_that_it_is_given_changes()
    {
        using var net = Branches.Create(seed: 3);
        using var parameters = Branches.Parameters.Of(net);
        using var before = parameters.Map(tensor => tensor.clone());
        using var batch = Pictures(19, 5);

        using var first = Branches.ValueAndGradient(parameters, batch);
        using var second = Branches.ValueAndGradient(parameters, batch);

        AssertSame(before.Named, parameters.Named);
        AssertSame(first.Gradients.Named, second.Gradients.Named);
        Assert.All(parameters.Named, tensor => Assert.False(tensor.Value.requires_grad));
    }

    [Fact]
    public void Making_the_network_that_computes_draws_nothing_from_the_generator()
    {
        using var net = Branches.Create(seed: 3);
        using var parameters = Branches.Parameters.Of(net);
        using var batch = Pictures(19, 5);
        manual_seed(9);
        using var expected = rand(4);
        manual_seed(9);

        Branches.ValueAndGradient(parameters, batch).Dispose();

        using var found = rand(4);
        Assert.Equal(expected.data<float>().ToArray(), found.data<float>().ToArray());
    }

    [Fact]
    public void Bytes_of_a_dataset_are_prepared_as_in_training()
    {
        using var net = Branches.Create(seed: 3);
        using var parameters = Branches.Parameters.Of(net);
        using var bytes = randint(256, [4, 3, 19, 19], dtype: ScalarType.Byte);
        using var labels = randint(5, [4], dtype: ScalarType.Int64);
        using var floats = Loader.ToFloat(bytes, CPU);

        using var found = Branches.ValueAndGradient(parameters, new Batch(bytes, labels));

        using var expected = Branches.ValueAndGradient(parameters, new Batch(floats, labels));
        Assert.Equal(expected.Loss.item<float>(), found.Loss.item<float>());
    }

    [Fact]
    public void Ten_lines_of_gradient_descent_learn_a_batch()
    {
        using var net = Branches.Create(seed: 3);
        using var batch = Pictures(19, 5);
        var losses = new List<float>();
        var parameters = Branches.Parameters.Of(net);
        for (var step = 0; step < 60; step++)
        {
            using var before = parameters;
            using var found = Branches.ValueAndGradient(before, batch);
            parameters = before.Zip(found.Gradients, (p, g) => p - 0.1 * g);
            losses.Add(found.Loss.item<float>());
        }

        parameters.Dispose();
        Assert.True(losses[^1] < losses[0] / 4, $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void A_step_holds_no_tensor_when_it_is_over()
    {
        using var net = Branches.Create(seed: 3);
        using var batch = Pictures(19, 5);
        var parameters = Branches.Parameters.Of(net);
        Step();
        var before = LiveTensors.Settled();

        for (var step = 0; step < 5; step++)
            Step();

        Assert.Equal(before, LiveTensors.Settled());
        parameters.Dispose();

        void Step()
        {
            using var old = parameters;
            using var found = Branches.ValueAndGradient(
                old, batch, (logits, labels) => nn.functional.cross_entropy(logits.Tensor * 2, labels));
            parameters = old.Zip(found.Gradients, (p, g) => p - 0.1 * g);
        }
    }

    private static Batch Pictures(int size, int classes)
    {
        manual_seed(1);
        return new Batch(randn(4, 3, size, size), randint(classes, [4], dtype: ScalarType.Int64));
    }

    private static void AssertBackwardOf(
        Network net, Batch batch, Func<Tensor, Tensor> loss, Tensor foundLoss, IEnumerable<KeyValuePair<string, Tensor>> found)
    {
        using var scope = NewDisposeScope();
        net.train();
        var expected = loss(net.call(batch.Images));
        expected.backward();
        Assert.Equal(expected.item<float>(), foundLoss.item<float>());
        AssertSame(net.named_parameters().ToDictionary(named => named.name, named => named.parameter.grad!), found);
    }

    private static void AssertSame(IEnumerable<KeyValuePair<string, Tensor>> expected, IEnumerable<KeyValuePair<string, Tensor>> found)
    {
        using var scope = NewDisposeScope();
        var (left, right) = (expected.ToDictionary(), found.ToDictionary());
        Assert.Equal(left.Keys.Order(), right.Keys.Order());
        Assert.All(left, tensor => Assert.True(tensor.Value.Equals(right[tensor.Key]), tensor.Key));
    }
}
