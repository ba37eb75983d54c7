using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

public class ShapeTests
{
    private static readonly Tensor X = arange(24, dtype: ScalarType.Float32).reshape(2, 3, 4);

    [Fact]
    public void Properties()
    {
        Assert.Equal([2, 3, 4], X.shape);
        Assert.Equal([12, 4, 1], X.stride());
        Assert.Equal(3, X.ndim);
        Assert.Equal(24, X.numel());
        Assert.Equal(4, X.size(-1));
        Assert.Equal(ScalarType.Float32, X.dtype);
        Assert.Equal(DeviceType.CPU, X.device_type);
        Assert.Equal("cpu", X.device.ToString());
    }

    [Fact]
    public void Rearrangements()
    {
        Assert.Equal([4, 2, 3], X.permute(2, 0, 1).shape);
        Assert.Equal([3, 2, 4], X.transpose(0, 1).shape);
        Assert.Equal([2, 12], X.flatten(1).shape);
        Assert.Equal([2, 1, 3, 4], X.unsqueeze(1).shape);
        Assert.Equal([2, 3, 4], X.unsqueeze(1).squeeze(1).shape);
        Assert.Equal([2, 3, 4], X.view(6, 4).reshape(2, 3, -1).shape);
        Assert.Equal([2, 3, 4], ones(3, 1).expand(2, 3, 4).shape);
        Assert.False(X.transpose(0, 1).is_contiguous());
        Elements.Equal([3, 2, 1, 0], X[0, 0].flip(0));
        Elements.Equal([3, 0, 1, 2], X[0, 0].roll(1, 0));
        Elements.Equal([0, 4, 8], X[0].transpose(0, 1).contiguous()[0]);
    }

    [Fact]
    public void Joining_and_splitting()
    {
        Assert.Equal([4, 3, 4], cat([X, X]).shape);
        Assert.Equal([2, 2, 3, 4], stack([X, X], 1).shape);
        Assert.Equal([[2, 3, 2], [2, 3, 2]], X.split(2, 2).Select(part => part.shape));
        Assert.Equal([[2, 1, 4], [2, 2, 4]], X.split([1L, 2L], 1).Select(part => part.shape));
        Assert.Equal([[2, 2, 4], [2, 1, 4]], X.chunk(2, 1).Select(part => part.shape));
    }

    [Fact]
    public void Parts_by_index()
    {
        Assert.Equal(23, X[1, 2, 3].item<float>());
        Assert.Equal([3, 2], X[TensorIndex.Single(0), TensorIndex.Ellipsis, TensorIndex.Slice(1, 3)].shape);
        Assert.Equal([2, 1, 3, 4], X[TensorIndex.Colon, TensorIndex.None].shape);
        Elements.Equal([0, 2], X[0, 0][TensorIndex.Slice(step: 2)]);
        Elements.Equal([12, 0], X[TensorIndex.Tensor(tensor(new long[] { 1, 0 })), TensorIndex.Single(0), TensorIndex.Single(0)]);
        Elements.Equal([22, 23], X[TensorIndex.Tensor(X > 21)]);
        Elements.Equal([1, 3], X[0, 0].index_select(0, tensor(new long[] { 1, 3 })));
        Elements.Equal([2, 4], X[0].gather(1, tensor(new long[] { 2, 0, 1 }).reshape(3, 1))[..2].flatten());
    }

    [Fact]
    public void Writing_through_an_index()
    {
        using var y = zeros(3, 3);
        y[1] = ones(3);
        y[0, 2] = 5;
        y[TensorIndex.Colon, TensorIndex.Single(0)] = tensor(new float[] { 7, 8, 9 });
        Elements.Equal([7, 0, 5, 8, 1, 1, 9, 0, 0], y);
        y.scatter_(1, tensor(new long[] { 0, 1, 2 }).reshape(3, 1), full(3, 1, -1f));
        Elements.Equal([-1, 0, 5, 8, -1, 1, 9, 0, -1], y);
    }

    [Fact]
    public void Factories()
    {
        Elements.Equal([0, 2, 4], arange(0, 6, 2, dtype: ScalarType.Float32));
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Elements.Equal([0, 0.5f, 1], linspace(0, 1, 3));
        Elements.Equal([1, 0, 0, 1], eye(2));
        Elements.Equal([3, 3], full(2, 3f));
        Assert.Equal(X.shape, zeros_like(X).shape);
        Elements.Equal([1, 2, 3, 4], tensor(new float[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal([2, 2], tensor(new float[,] { { 1, 2 }, { 3, 4 } }).shape);
        Assert.Equal(ScalarType.Int64, tensor(3L).dtype);
        Assert.Empty(tensor(3.0f).shape);
    }

    [Fact]
    public void Memory_is_shared_on_request()
    {
        var bytes = new byte[] { 1, 2, 3, 4 };
        using var shared = frombuffer(bytes, ScalarType.Byte, 3, 1);
        bytes[1] = 9;
        Assert.Equal([9, 3, 4], shared.data<byte>().ToArray());
        shared.bytes[2] = 7;
        Assert.Equal(7, bytes[3]);
    }

    [Fact]
    public void Types_change()
    {
        Elements.Integers([1L, 2L], tensor(new[] { 1.7f, 2.1f }).to(ScalarType.Int64));
        Assert.Equal(2.5f, (float)tensor(2.5));
        Assert.Equal(3, tensor(3L).ToScalar().ToInt64());
    }
}
