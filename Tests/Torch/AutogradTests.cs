using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class AutogradTests
{
    [Fact]
    public void Gradients_accumulate()
    {
        using var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        x.pow(2).sum().backward();
        Elements.Equal([2, 4, 6], x.grad!);
        x.pow(2).sum().backward();
        Elements.Equal([4, 8, 12], x.grad!);
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_weight_for_each_element()
    {
        using var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        x.mul(x).backward([tensor(new float[] { 1, 0, 10 })]);
        Elements.Equal([2, 0, 60], x.grad!);
    }

    [Fact]
    public void Gradients_without_accumulation()
    {
        using var x = tensor(3f, requires_grad: true);
        using var y = x * x * x;
        var first = autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];
        Elements.Equal([27], first);
        Elements.Equal([18], autograd.grad([first], [x])[0]);
        Assert.Null(x.grad);
    }

    [Fact]
    public void Nothing_is_recorded_without_grad()
    {
        using var x = ones([2], requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }

        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
    }

    [Fact]
    public void A_leaf_is_not_overwritten_while_recording()
    {
        using var x = ones([2], requires_grad: true);
        Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => x.add_(1));
        using (no_grad())
            x.add_(1);
        Elements.Equal([2, 2], x);
    }
}
