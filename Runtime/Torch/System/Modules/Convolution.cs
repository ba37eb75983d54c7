using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>What convolutions share: a weight and perhaps a bias, started as PyTorch starts them (Kaiming-uniform with a = √5).</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        private protected Convolution(
            string name, long inChannels, long outChannels, long[] kernelSize, long[] stride, long[]? padding, Padding? paddingType, long[] dilation, bool transposed, long[] outputPadding, long groups, bool hasBias, PaddingModes paddingMode, Device? device, ScalarType? dtype)
            : base(name)
        {
            if (paddingMode != PaddingModes.Zeros && transposed)
                throw new ArgumentException("A transposed convolution is padded with zeros only.", nameof(paddingMode));
            if (inChannels % groups != 0 || outChannels % groups != 0)
                throw new ArgumentException($"{groups} groups divide neither {inChannels} input nor {outChannels} output channels evenly.", nameof(groups));
            (in_channels, out_channels, kernel_size, this.stride, this.padding) = (inChannels, outChannels, kernelSize, stride, padding);
            (padding_type, this.dilation, this.transposed, output_padding, this.groups) = (paddingType, dilation, transposed, outputPadding, groups);
            padding_mode = paddingMode;
            var (first, second) = transposed ? (inChannels, outChannels / groups) : (outChannels, inChannels / groups);
            weight = nn.Parameter(empty([first, second, .. kernelSize], dtype, device));
            bias = hasBias ? nn.Parameter(empty(outChannels, dtype, device)) : null;
            register_parameter(nameof(weight), weight);
            if (bias is not null)
                register_parameter(nameof(bias), bias);
            reset_parameters();
        }

        /// <summary>Out×(in/groups)×h×w; in×(out/groups)×h×w where transposed.</summary>
        public Parameter weight { get; private set; }

        public Parameter? bias { get; private set; }

        public long in_channels { get; }

        public long out_channels { get; }

        public long[] kernel_size { get; }

        public long[] stride { get; }

        public long[]? padding { get; }

        public Padding? padding_type { get; }

        public PaddingModes padding_mode { get; }

        public long[] dilation { get; }

        public bool transposed { get; }

        public long[] output_padding { get; }

        public long groups { get; }

        public void reset_parameters()
        {
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (bias is null)
                return;
            var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
            var bound = 1 / Math.Sqrt(fanIn);
            nn.init.uniform_(bias, -bound, bound);
        }

        protected override void Replaced(string name, Tensor replacement)
        {
            if (name == nameof(weight))
                weight = (Parameter)replacement;
            else
                bias = (Parameter)replacement;
        }
    }

    /// <summary>A convolution of pictures, N×C×H×W.</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long inChannels, long outChannels, long[] kernelSize, long[] stride, long[]? padding, Padding? paddingType, long[] dilation, PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), inChannels, outChannels, kernelSize, stride, padding, paddingType, dilation, false, [0, 0], groups, bias, paddingMode, device, dtype)
        {
            if (paddingType == Padding.Same && stride.Any(step => step != 1))
                throw new ArgumentException("Padding.Same goes with a stride of 1 only.", nameof(stride));
        }

        public override Tensor forward(Tensor input)
        {
            if (padding_mode != PaddingModes.Zeros)
            {
                using var padded = F.pad(input, Border(), padding_mode);
                return F.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
            }

            return padding_type is { } type
                ? F.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
                : F.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }

        /// <summary>The padding as <c>pad</c> wants it: last axis first, before and after.</summary>
        private long[] Border()
        {
            if (padding is { } given)
                return [given[1], given[1], given[0], given[0]];
            if (padding_type == Padding.Valid)
                return [0, 0, 0, 0];
            var (high, wide) = (dilation[0] * (kernel_size[0] - 1), dilation[1] * (kernel_size[1] - 1));
            return [wide / 2, wide - (wide / 2), high / 2, high - (high / 2)];
        }
    }

    /// <summary>The transpose of a convolution: it enlarges.</summary>
    public sealed class ConvTranspose2d : Convolution
    {
        internal ConvTranspose2d(long inChannels, long outChannels, long[] kernelSize, long[] stride, long[] padding, long[] outputPadding, long[] dilation, PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose2d), inChannels, outChannels, kernelSize, stride, padding, null, dilation, true, outputPadding, groups, bias, paddingMode, device, dtype)
        {
        }

        public override Tensor forward(Tensor input) => F.conv_transpose2d(input, weight, bias, stride, padding, output_padding, dilation, groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], null, [dilation, dilation], padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Sides(kernel_size), Sides(stride ?? (1, 1)), Sides(padding ?? (0, 0)), null, Sides(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], null, padding, [dilation, dilation], padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Sides(kernel_size), Sides(stride ?? (1, 1)), null, padding, Sides(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], [output_padding, output_padding], [dilation, dilation], padding_mode, groups, bias, device, dtype);

            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Sides(kernel_size), Sides(stride ?? (1, 1)), Sides(padding ?? (0, 0)), Sides(output_padding ?? (0, 0)), Sides(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            private static long[] Sides((long, long) sides) => [sides.Item1, sides.Item2];
        }
    }
}
