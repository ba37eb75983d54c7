using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class RandomTests
{
    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        manual_seed(7);
        using var first = rand(5);
        using var permutation = randperm(10);
        manual_seed(7);
        using var again = rand(5);
        Assert.Equal(first.data<float>().ToArray(), again.data<float>().ToArray());
        Assert.Equal(permutation.data<long>().ToArray(), randperm(10).data<long>().ToArray());
        Assert.NotEqual(first.data<float>().ToArray(), rand(5).data<float>().ToArray());
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_was()
    {
        manual_seed(7);
        rand(3);
        using var state = get_rng_state();
        Assert.Equal(ScalarType.Byte, state.dtype);
        var expected = randn(5).data<float>().ToArray();
        rand(100);
        set_rng_state(state);
        Assert.Equal(expected, randn(5).data<float>().ToArray());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        using var own = new Generator(3);
        manual_seed(7);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(7);
        var drawn = empty(4).uniform_(0, 1, own).data<float>().ToArray();
        Assert.Equal(expected, rand(4).data<float>().ToArray());
        Assert.NotEqual(expected, drawn);
        own.manual_seed(3);
        Assert.Equal(drawn, empty(4).uniform_(0, 1, own).data<float>().ToArray());
    }

    [Fact]
    public void Distributions_have_their_moments()
    {
        manual_seed(1);
        using var uniform = rand(20_000);
        Assert.InRange(uniform.mean().item<float>(), 0.49f, 0.51f);
        Assert.InRange(uniform.max().item<float>(), 0.99f, 0.9999999f);
        using var normal = empty(20_000).normal_(2, 3);
        Assert.InRange(normal.mean().item<float>(), 1.9f, 2.1f);
        Assert.InRange(normal.std().item<float>(), 2.9f, 3.1f);
        Assert.InRange(empty(20_000).bernoulli_(0.25).mean().item<float>(), 0.24f, 0.26f);
        Assert.Equal([0, 1, 2, 3, 4], randperm(5).sort().Values.data<long>().ToArray());
    }
}
