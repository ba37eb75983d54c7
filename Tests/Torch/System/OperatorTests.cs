using System.Runtime.InteropServices;
using TorchSharp.Modules;
using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests.SystemBackend;

/// <summary>The way to every operator of libtorch, which only the System backend has.</summary>
[Collection("torch")]
public class OperatorTests
{
    [Fact]
    public void Missing_arguments_take_their_defaults()
    {
        using var x = tensor(new float[] { 1, 2 });
        Elements.Equal([2, 4], Operators.Call("aten::add.Tensor", x, x));
        Elements.Equal([1.5f, 3], Operators.Call("aten::add.Tensor", x, x, 0.5));
    }

    [Fact]
    public void An_integer_does_where_a_real_number_is_wanted() =>
        Elements.Equal([1], Operators.Call("aten::leaky_relu", ones(1), 1));

    [Fact]
    public void Lists_longer_than_the_stack_room_arrive_whole()
    {
        var many = Enumerable.Range(0, 500).Select(i => full(1, (float)i)).ToArray();
        Assert.Equal(499 * 500 / 2, Operators.Call("aten::cat", many).sum().item<float>());
    }

    [Fact]
    public void Lists_of_tensors_are_changed_in_one_call()
    {
        Tensor[] targets = [zeros(2), ones(3)];
        new Operator("aten::_foreach_add_.Scalar").Run(targets, 2);
        Elements.Equal([2, 2], targets[0]);
        Elements.Equal([3, 3, 3], targets[1]);
        Elements.Equal([4, 4], new Operator("aten::_foreach_mul.ScalarList").CallList(targets, new double[] { 2, 3 })[0]);
    }

    [Fact]
    public void Optional_results_may_be_missing()
    {
        using var input = ones(1, 1, 2, 2);
        using var weight = ones(1, 1, 1, 1);
        var (forInput, forWeight, forBias) = new Operator("aten::convolution_backward").CallTriple(
            input, input, weight, new long[] { 1 }, new long[] { 1, 1 }, new long[] { 0, 0 }, new long[] { 1, 1 }, false, new long[] { 0, 0 }, 1, Argument.Flags(true, false, true));
        Elements.Equal([1, 1, 1, 1], forInput);
        Assert.Null(forWeight);
        Elements.Equal([4], forBias!);
    }

    [Fact]
    public void A_failure_names_the_operator()
    {
        var failure = Assert.Throws<ExternalException>(() => zeros(2, 3).mm(zeros(2, 3)));
        Assert.Equal("aten::mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", failure.Message);
    }

    [Fact]
    public void An_operator_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<ExternalException>(() => Operators.Call("aten::no_such_operator", ones(1)));
        Assert.StartsWith("aten::no_such_operator: ", failure.Message);
        Assert.False(Operators.Find("aten::no_such_operator").Exists);
        Assert.True(Operators.Find("aten::relu").Exists);
    }

    [Fact]
    public void Too_many_arguments_are_an_error()
    {
        var failure = Assert.Throws<ExternalException>(() => Operators.Call("aten::relu", ones(1), 1, 2));
        Assert.Equal("aten::relu: takes 1 arguments but got 3", failure.Message);
    }

    [Fact]
    public void A_disposed_tensor_is_named()
    {
        var nameless = zeros(1);
        nameless.Dispose();
        Assert.Equal("Tensor", Assert.Throws<ObjectDisposedException>(() => nameless.add(1)).ObjectName);
        var weight = new Parameter(zeros(1)) { name = "fc.weight" };
        weight.Dispose();
        Assert.Equal("Parameter fc.weight", Assert.Throws<ObjectDisposedException>(() => weight.add(1)).ObjectName);
    }

    [Fact]
    public void Channels_can_lie_last()
    {
        using var pictures = rand(2, 3, 4, 4);
        using var laid = Operators.Call("aten::contiguous", pictures, 2);
        Assert.Equal([48, 1, 12, 3], laid.stride());
        Assert.True(pictures.allclose(laid));
    }

    [Fact]
    public void Every_operator_that_the_binding_names_exists()
    {
        var missing = typeof(Aten).GetFields().Select(field => (Operator)field.GetValue(null)!).Where(known => !known.Exists).Select(known => known.Name);
        Assert.Empty(missing);
    }

    [Fact]
    public void The_version_is_libtorchs() => Assert.Matches(@"^\d+\.\d+\.\d+", __version__);
}
