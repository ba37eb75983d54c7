using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class FunctionalTests
{
    /// <summary>0 to 15 in a 4×4 picture.</summary>
    private static readonly Tensor Picture = arange(16, dtype: ScalarType.Float32).reshape(1, 1, 4, 4);

    [Fact]
    public void Convolutions()
    {
        using var kernel = ones(1, 1, 3, 3);
        Elements.Equal([45, 54, 81, 90], F.conv2d(Picture, kernel));
        Elements.Equal([46, 55, 82, 91], F.conv2d(Picture, kernel, ones(1)));
        Assert.Equal([1, 1, 2, 2], F.conv2d(Picture, kernel, strides: [2, 2], padding: [1, 1]).shape);
        Assert.Equal([1, 1, 4, 4], F.conv2d_padding(Picture, kernel, padding: Padding.Same).shape);
        Assert.Equal([1, 1, 2, 2], F.conv2d_padding(Picture, kernel, padding: Padding.Valid).shape);
        Assert.Equal([1, 2, 3, 3], F.conv2d(Picture.expand(1, 2, 4, 4), ones(2, 1, 2, 2), groups: 2).shape);
        Assert.Equal([1, 1, 9, 9], F.conv_transpose2d(Picture, kernel, strides: [2, 2]).shape);
        Elements.Equal([3, 7], F.linear(tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2), ones(1, 2)));
    }

    [Fact]
    public void Pooling()
    {
        Elements.Equal([5, 7, 13, 15], F.max_pool2d(Picture, 2));
        Elements.Equal([10, 11, 14, 15], F.max_pool2d(Picture, 3, stride: 1));
        Assert.Equal([1, 1, 2, 2], F.max_pool2d(Picture, 3, stride: 2, ceil_mode: true).shape);
        Elements.Equal([2.5f, 4.5f, 10.5f, 12.5f], F.avg_pool2d(Picture, 2));
        Assert.Equal(2.5f, F.avg_pool2d(Picture, 3, stride: 2, padding: 1, count_include_pad: false)[0, 0, 0, 0].item<float>());
        Assert.Equal(10 / 9f, F.avg_pool2d(Picture, 3, stride: 2, padding: 1)[0, 0, 0, 0].item<float>(), 1e-6f);
        Elements.Equal([7.5f], F.adaptive_avg_pool2d(Picture, 1));
        Elements.Equal([15], F.adaptive_max_pool2d(Picture, [1, 1]));
    }

    [Fact]
    public void Activations()
    {
        using var x = tensor(new float[] { -2, 0, 3 });
        Elements.Equal([0, 0, 3], F.relu(x));
        Elements.Equal([-0.02f, 0, 3], F.leaky_relu(x));
        Elements.Equal([-0.8646647f, 0, 3], F.elu(x, 1));
        Elements.Equal([-0.04550028f, 0, 2.9959507f], F.gelu(x), 1e-5f);
        Elements.Equal([-0.23840584f, 0, 2.8577223f], F.silu(x), 1e-5f);
        Elements.Equal([-0.333333f, 0, 3], F.hardswish(x), 1e-5f);
        Elements.Equal([1 / 6f, 0.5f, 1], F.hardsigmoid(x));
        Elements.Equal([-0.5f, 0, 3], F.prelu(x, tensor(new[] { 0.25f })));
        Elements.Equal([0.126928f, 0.6931472f, 3.0485873f], F.softplus(x), 1e-5f);
        Elements.Equal([0, 0, 3], F.relu6(x));
        Elements.Equal([-0.25250006f, 0, 2.986535f], F.mish(x), 1e-4f);
    }

    [Fact]
    public void Normalization()
    {
        using var row = tensor(new float[] { 1, 2, 3, 4 }).reshape(1, 4);
        var expected = new[] { -1.3416355f, -0.4472118f, 0.4472118f, 1.3416355f };
        Elements.Equal(expected, F.layer_norm(row, [4]), 1e-4f);
        Elements.Equal(expected, F.group_norm(row.reshape(1, 4, 1), 1), 1e-4f);
        Elements.Equal(expected, F.instance_norm(row.reshape(1, 1, 2, 2)), 1e-4f);
        Elements.Equal([0.6f, 0.8f], F.normalize(tensor(new float[] { 3, 4 }).reshape(1, 2)));
        using var channels = tensor(new float[] { 1, 2, 3 }).reshape(1, 3, 1, 1);
        var divisors = new[] { (1 + 4) / 3f, (1 + 4 + 9) / 3f, (4 + 9) / 3f };
        Elements.Equal([1 / (1 + divisors[0]), 2 / (1 + divisors[1]), 3 / (1 + divisors[2])], F.local_response_norm(channels, 3, 1, 1, 1), 1e-5f);
    }

    [Fact]
    public void Losses()
    {
        using var logits = tensor(new float[] { 1, 2, 3, 1, 2, 3 }).reshape(2, 3);
        using var labels = tensor(new long[] { 2, 0 });
        Elements.Equal([(0.40760598f + 2.407606f) / 2], F.cross_entropy(logits, labels));
        Elements.Equal([0.40760598f, 2.407606f], F.cross_entropy(logits, labels, reduction: nn.Reduction.None));
        Elements.Equal([0.9f * 1.407606f + 0.1f * 1.407606f], F.cross_entropy(logits, labels, label_smoothing: 0.1), 1e-5f);
        Elements.Equal([1.407606f], F.nll_loss(F.log_softmax(logits, 1), labels));
        Elements.Equal([0.6931472f], F.binary_cross_entropy_with_logits(zeros(2), ones(2)));
        Elements.Equal([2.5f], F.mse_loss(tensor(new float[] { 1, 2 }), zeros(2)));
    }

    [Fact]
    public void Dropout_drops_in_training_only()
    {
        manual_seed(2);
        using var x = ones(1000);
        using var dropped = F.dropout(x, 0.25);
        Assert.InRange((dropped == 0).sum().item<long>(), 200, 300);
        Assert.Equal(1 / 0.75f, dropped.max().item<float>(), 1e-5f);
        Elements.Equal([1, 1], F.dropout(ones(2), 0.5, training: false));
        using var maps = F.dropout2d(ones(1, 50, 2, 2), 0.5);
        Assert.All(maps.reshape(50, 4).sum(1).data<float>().ToArray(), total => Assert.True(total is 0 or 8));
    }

    [Fact]
    public void Pictures()
    {
        Assert.Equal([1, 1, 6, 8], F.pad(Picture, (2, 2, 1, 1)).shape);
        Elements.Equal([5, 4, 5, 6, 7, 6], F.pad(Picture, [1, 1, 1, 1], PaddingModes.Reflect)[0, 0, 0]);
        Elements.Equal([0, 0, 1, 1], F.interpolate(Picture, scale_factor: [2, 2])[0, 0, 0].slice(0, 0, 4, 1));
        Assert.Equal([1, 1, 3, 5], F.interpolate(Picture, [3, 5], mode: InterpolationMode.Bilinear, align_corners: false).shape);
        using var identity = tensor(new float[] { 1, 0, 0, 0, 1, 0 }).reshape(1, 2, 3);
        using var grid = F.affine_grid(identity, [1, 1, 4, 4]);
        Elements.Equal(Picture.data<float>().ToArray(), F.grid_sample(Picture, grid, align_corners: false), 1e-4f);
        Elements.Equal([0, 1, 2, 3], F.pixel_shuffle(arange(4, dtype: ScalarType.Float32).reshape(1, 4, 1, 1), 2));
        Elements.Integers([0L, 0L, 1L], F.one_hot(tensor(new long[] { 2 }), 3));
    }

    [Fact]
    public void Attention_mixes_the_values_by_similarity()
    {
        using var query = tensor(new float[] { 1, 0 }).reshape(1, 1, 1, 2);
        using var key = tensor(new float[] { 1, 0, 0, 1 }).reshape(1, 1, 2, 2);
        using var value = tensor(new float[] { 1, 0, 0, 1 }).reshape(1, 1, 2, 2);
        var near = 1 / (1 + MathF.Exp(-1 / MathF.Sqrt(2)));
        Elements.Equal([near, 1 - near], F.scaled_dot_product_attention(query, key, value), 1e-5f);
    }

    [Fact]
    public void Initialization()
    {
        manual_seed(4);
        using var weight = empty(100, 50);
        nn.init.kaiming_normal_(weight, nonlinearity: nn.init.NonlinearityType.ReLU);
        Assert.InRange(weight.std().item<float>(), 0.19f, 0.21f);
        nn.init.xavier_uniform_(weight);
        Assert.InRange(weight.abs().max().item<float>(), 0.19f, 0.2f);
        nn.init.trunc_normal_(weight, std: 2, a: -1, b: 1);
        Assert.InRange(weight.abs().max().item<float>(), 0.95f, 1);
        nn.init.constant_(weight, 3);
        Assert.Equal(3, weight.mean().item<float>());
        Assert.Equal((50, 100), nn.init.CalculateFanInAndFanOut(weight));
    }
}
