using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Tests;
using DeclarativeNet.Zoo;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>Parameters as a value: typed, immutable, owned.</summary>
[Collection(Alone.Name)]
public sealed class TensorTreeTests
{
    [Fact]
    public void Typed_paths_are_the_paths_of_the_network()
    {
        using var net = ResNet18.Create(seed: 1);
        using var parameters = ResNet18.Parameters.Of(net);

        Assert.Equal(
            net.Layer1.BasicBlock.Residual.Conv1.Weight.data<float>().ToArray(),
            parameters.Layer1.BasicBlock.Residual.Conv1.Weight.data<float>().ToArray());
        Assert.Equal([1000], parameters.Classes.Linear.Bias.shape);
        Assert.Equal(net.named_parameters().Select(named => named.name).Order(), parameters.Named.Select(named => named.Key).Order());
        Assert.Equal("62 tensors of 11,689,512 numbers", parameters.ToString());
    }

    [Fact]
    public void Parameters_are_copies_and_go_back_into_a_network()
    {
        using var net = KerasCnn.Create(seed: 1);
        using var parameters = KerasCnn.Parameters.Of(net);
        using var other = KerasCnn.Create(seed: 2);
        var before = net.Stem.Conv2d.Weight.data<float>().ToArray();

        using (no_grad())
            net.Stem.Conv2d.Weight.zero_();
        parameters.CopyTo(other);

        Assert.Equal(before, parameters.Stem.Conv2d.Weight.data<float>().ToArray());
        Assert.Equal(before, other.Stem.Conv2d.Weight.data<float>().ToArray());
    }

    [Fact]
    public void A_part_is_changed_by_with()
    {
        using var net = KerasCnn.Create(seed: 1);
        using var other = KerasCnn.Create(seed: 2);
        using var pretrained = KerasCnn.Parameters.Of(net);
        using var fresh = KerasCnn.Parameters.Of(other);

        var mixed = pretrained with { Classes = fresh.Classes };

        Assert.Same(fresh.Classes.Linear.Weight, mixed.Classes.Linear.Weight);
        Assert.Same(pretrained.Stem.Conv2d.Weight, mixed.Stem.Conv2d.Weight);
    }

    [Fact]
    public void A_tree_owns_its_tensors_even_where_the_function_gives_back_its_argument()
    {
        using var net = KerasCnn.Create(seed: 1);
        var parameters = KerasCnn.Parameters.Of(net);
        using var same = parameters.Map(tensor => tensor);

        parameters.Dispose();

        Assert.Equal([10], same.Classes.Linear.Bias.shape);
    }

    [Fact]
    public void Intermediate_tensors_of_a_function_are_released()
    {
        using var net = KerasCnn.Create(seed: 1);
        using var parameters = KerasCnn.Parameters.Of(net);
        var before = LiveTensors.Settled();

        using var changed = parameters.Zip(parameters, (left, right) => ((left + right) * 2) - left);

        Assert.Equal(before + parameters.Named.Count(), LiveTensors.Settled());
    }
}
