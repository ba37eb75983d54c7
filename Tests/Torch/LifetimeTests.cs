using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class LifetimeTests
{
    [Fact]
    public void Disposing_twice_releases_once()
    {
        var before = Tensor.TotalCount;
        var tensor = zeros(3);
        Assert.Equal(before + 1, Tensor.TotalCount);
        tensor.Dispose();
        tensor.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void A_view_outlives_what_it_was_taken_from()
    {
        var whole = tensor(new float[] { 1, 2, 3 });
        using var part = whole.narrow(0, 1, 2);
        whole.Dispose();
        Elements.Equal([2, 3], part);
    }

    [Fact]
    public void Using_a_disposed_tensor_is_an_error()
    {
        var tensor = zeros(3);
        tensor.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => tensor.shape);
        Assert.ThrowsAny<InvalidOperationException>(() => tensor.add(1));
    }

    [Fact]
    public void A_forgotten_tensor_is_finalized()
    {
        var before = Tensor.TotalCount;
        Forget(100);
        for (var attempt = 0; attempt < 10 && Tensor.TotalCount > before; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount - before} tensors are left");
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        var before = Tensor.TotalCount;
        Tensor kept;
        using (NewDisposeScope())
        {
            var intermediate = zeros(3).add(1).mul(2);
            kept = intermediate.add(1).MoveToOuterDisposeScope();
        }

        using (kept)
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
            Elements.Equal([3, 3, 3], kept);
        }
    }

    [Fact]
    public void Scopes_nest()
    {
        using var outer = NewDisposeScope();
        var first = zeros(1);
        Tensor moved, detached;
        using (var inner = NewDisposeScope())
        {
            moved = inner.MoveToOuter(zeros(1));
            detached = inner.Detach(zeros(1));
            Assert.Equal(0, inner.DisposablesCount);
        }

        Assert.Equal(2, outer.DisposablesCount);
        outer.DisposeEverythingBut(first);
        Assert.True(moved.IsInvalid);
        Assert.False(first.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void What_a_scope_has_disposed_early_it_does_not_dispose_again()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros(1);
        tensor.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int count)
    {
        for (var i = 0; i < count; i++)
            zeros(1000);
    }
}
