using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>A scale and a shift, and nothing that is counted while running: what layer and group norms share.</summary>
    public abstract class AffineNorm : nn.Module<Tensor, Tensor>
    {
        private protected AffineNorm(string name, long[] shape, double eps, bool affine, bool hasBias, Device? device, ScalarType? dtype)
            : base(name)
        {
            this.eps = eps;
            if (!affine)
                return;
            register_parameter(nameof(weight), weight = nn.Parameter(ones(shape, dtype, device)));
            if (hasBias)
                register_parameter(nameof(bias), bias = nn.Parameter(zeros(shape, dtype, device)));
        }

        public Parameter? weight { get; private set; }

        public Parameter? bias { get; private set; }

        public double eps { get; }

        protected override void Replaced(string name, Tensor replacement)
        {
            if (name == nameof(weight))
                weight = (Parameter)replacement;
            else
                bias = (Parameter)replacement;
        }
    }

    /// <summary>Layer normalization over the last axes (Ba et al., 2016).</summary>
    public sealed class LayerNorm : AffineNorm
    {
        internal LayerNorm(long[] shape, double eps, bool affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm), shape, eps, affine, bias, device, dtype) => normalized_shape = shape;

        public long[] normalized_shape { get; }

        public override Tensor forward(Tensor tensor) => F.layer_norm(tensor, normalized_shape, weight, bias, eps);
    }

    /// <summary>Group normalization of N×C×… (Wu and He, 2018).</summary>
    public sealed class GroupNorm : AffineNorm
    {
        internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm), [channels], eps, affine, true, device, dtype) => (num_groups, num_channels) = (groups, channels);

        public long num_groups { get; }

        public long num_channels { get; }

        public override Tensor forward(Tensor tensor) => F.group_norm(tensor, num_groups, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static Modules.LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            public static Modules.GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
