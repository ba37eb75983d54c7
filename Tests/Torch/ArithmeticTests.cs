using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

public class ArithmeticTests
{
    private static readonly Tensor X = tensor(new float[] { 1, 2, 4 });

    [Fact]
    public void Operators_take_tensors_and_numbers_on_either_side()
    {
        Elements.Equal([2, 4, 8], X + X);
        Elements.Equal([2, 3, 5], X + 1);
        Elements.Equal([2, 3, 5], 1 + X);
        Elements.Equal([0.5f, 1.5f, 3.5f], X - 0.5);
        Elements.Equal([0, -1, -3], 1 - X);
        Elements.Equal([2, 4, 8], 2 * X);
        Elements.Equal([0.5f, 1, 2], X / 2);
        Elements.Equal([4, 2, 1], 4 / X);
        Elements.Equal([-1, -2, -4], -X);
        Elements.Equal([1, 0, 0], X % 2);
    }

    [Fact]
    public void Comparisons_give_truth_values()
    {
        Elements.Truths([false, true, false], X == 2);
        Elements.Truths([true, false, true], X != 2);
        Elements.Truths([false, true, true], X >= 2);
        Elements.Truths([true, false, false], X.lt(2));
        Elements.Truths([false, true, false], (X > 1) & (X < 4));
        Elements.Equal([1, 0, 4], where(X == 2, zeros(3), X));
    }

    [Fact]
    public void In_place_forms_change_and_return_the_tensor()
    {
        using var y = X.clone();
        Assert.Same(y, y.add_(X, 2).mul_(2).sub_(1).div_(5));
        Elements.Equal([1, 2.2f, 4.6f], y);
        y.addcmul_(X, X, 0.5);
        Elements.Equal([1.5f, 4.2f, 12.6f], y, 1e-5f);
        y.addcdiv_(X, X, -1).clamp_(1, 10);
        Elements.Equal([1, 3.2f, 10], y, 1e-5f);
        y.fill_(7).zero_();
        Elements.Equal([0, 0, 0], y);
    }

    [Fact]
    public void Functions_of_one_element()
    {
        Elements.Equal([0, 0.6931472f, 1.3862944f], X.log());
        Elements.Equal([2.7182817f, 7.389056f, 54.59815f], X.exp(), 1e-4f);
        Elements.Equal([1, 1.4142135f, 2], X.sqrt());
        Elements.Equal([1, 4, 16], X.pow(2));
        Elements.Equal([0.7310586f, 0.8807971f, 0.98201376f], X.sigmoid());
        Elements.Equal([1, 2, 3], X.clamp(max: 3));
        Elements.Equal([1, 0, 2], tensor(new[] { 1.2f, 0.4f, 1.6f }).round());
        Elements.Truths([true, false], tensor(new[] { float.NaN, 0 }).isnan());
    }

    [Fact]
    public void Products_of_matrices()
    {
        using var a = tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2);
        using var b = tensor(new float[] { 5, 6, 7, 8 }).reshape(2, 2);
        Elements.Equal([19, 22, 43, 50], a.mm(b));
        Elements.Equal([19, 22, 43, 50], matmul(a, b));
        Elements.Equal([19, 22, 43, 50], a.unsqueeze(0).bmm(b.unsqueeze(0)));
        Elements.Equal([19, 22, 43, 50], einsum("ij,jk->ik", a, b));
    }

    [Fact]
    public void Reductions()
    {
        using var m = arange(6, dtype: ScalarType.Float32).reshape(2, 3);
        Elements.Equal([15], m.sum());
        Elements.Equal([3, 12], m.sum(1));
        Elements.Equal([1.5f, 2.5f, 3.5f], m.mean([0L]));
        Elements.Equal([1.870829f], m.std(), 1e-5f);
        Elements.Equal([2.9166667f], m.var([0L, 1L], false), 1e-5f);
        Elements.Equal([5], m.max());
        var (values, indices) = m.max(1);
        Elements.Equal([2, 5], values);
        Elements.Integers([2L, 2L], indices);
        Elements.Integers([2L, 2L], m.argmax(1));
        Elements.Equal([7.4161983f], m.norm(), 1e-5f);
        Elements.Equal([5, 4], m.flatten().topk(2).values);
        Elements.Equal([5, 4, 3, 2, 1, 0], m.flatten().sort(descending: true).Values);
        Elements.Integers([1L, 0L, 2L], bincount(tensor(new long[] { 0, 2, 2 })));
        Assert.True((m >= 0).all().item<bool>());
        Assert.False((m > 5).any().item<bool>());
        Elements.Equal([0.09003057f, 0.24472848f, 0.66524094f], m[0].softmax(0));
        Elements.Equal([-2.407606f, -1.407606f, -0.40760598f], m[0].log_softmax(0));
    }
}
