using DeclarativeNet.Networks.Tests.Oracle;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests;

/// <summary>Typed paths lead to the parameters that the state dictionary names, before the network moves and after.</summary>
public sealed class LayerPathTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Typed_paths_and_state_dictionary_agree(bool moved)
    {
        using var up = Convolutions.Create(seed: 1);
        using var activations = Activations.Create(seed: 1);
        using var norms = Normalisations.Create(seed: 1);
        if (moved)
        {
            up.to(ScalarType.Float64);
            activations.to(ScalarType.Float64);
            norms.to(ScalarType.Float64);
        }

        Same(up, "down.depthwise_conv2d.weight", up.Down.DepthwiseConv2d.Weight);
        Same(up, "up.conv_transpose2d.weight", up.Up.ConvTranspose2d.Weight);
        Same(up, "up.conv_transpose2d.bias", up.Up.ConvTranspose2d.Bias!);
        Same(activations, "with_p_relu.p_relu2.weight", activations.WithPRelu.PRelu2.Weight);
        Same(norms, "stem.layer_norm.weight", norms.Stem.LayerNorm.Weight);
        Same(norms, "stem.layer_norm.bias", norms.Stem.LayerNorm.Bias);
        Same(norms, "branch.group_norm.weight", norms.Branch.GroupNorm.Weight);
        Same(norms, "branch.group_norm.bias", norms.Branch.GroupNorm.Bias);
        Same(norms, "affine.instance_norm.weight", norms.Affine.InstanceNorm.Weight);
        Same(norms, "affine.instance_norm.bias", norms.Affine.InstanceNorm.Bias);
        Same(norms, "branch.layer_scale", norms.Branch.LayerScale);

        using var images = randn([2, 3, 13, 13], dtype: moved ? ScalarType.Float64 : ScalarType.Float32);
        using var classes = norms.forward(images);
        Assert.Equal(images.dtype, classes.dtype);
    }

    private static void Same(Network net, string path, Tensor parameter) => Assert.Same(net.state_dict()[path], parameter);
}
