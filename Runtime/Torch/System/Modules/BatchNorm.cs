using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>Per-channel scale and shift, and running statistics: what batch and instance norms share.</summary>
    public abstract class NormBase : nn.Module<Tensor, Tensor>
    {
        private protected NormBase(string name, long features, double eps, double? momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(name)
        {
            (num_features, this.eps, this.momentum, this.affine, track_running_stats) = (features, eps, momentum, affine, track);
            if (affine)
            {
                register_parameter(nameof(weight), weight = nn.Parameter(ones(features, dtype, device)));
                register_parameter(nameof(bias), bias = nn.Parameter(zeros(features, dtype, device)));
            }

            if (!track)
                return;
            register_buffer(nameof(running_mean), running_mean = zeros(features, dtype, device));
            register_buffer(nameof(running_var), running_var = ones(features, dtype, device));
            register_buffer(nameof(num_batches_tracked), num_batches_tracked = tensor(0L, device: device));
        }

        public Parameter? weight { get; private set; }

        public Parameter? bias { get; private set; }

        public Tensor? running_mean { get; private set; }

        public Tensor? running_var { get; private set; }

        public Tensor? num_batches_tracked { get; private set; }

        public long num_features { get; }

        public double eps { get; set; }

        /// <summary>The weight of a new batch in the running statistics; null for their plain average.</summary>
        public double? momentum { get; set; }

        public bool affine { get; }

        public bool track_running_stats { get; }

        public void reset_running_stats()
        {
            if (!track_running_stats)
                return;
            running_mean!.zero_();
            running_var!.fill_(1);
            num_batches_tracked!.zero_();
        }

        protected override void Replaced(string name, Tensor replacement)
        {
            switch (name)
            {
                case nameof(weight):
                    weight = (Parameter)replacement;
                    break;
                case nameof(bias):
                    bias = (Parameter)replacement;
                    break;
                case nameof(running_mean):
                    running_mean = replacement;
                    break;
                case nameof(running_var):
                    running_var = replacement;
                    break;
                case nameof(num_batches_tracked):
                    num_batches_tracked = replacement;
                    break;
            }
        }
    }

    /// <summary>Batch normalization (Ioffe and Szegedy, 2015).</summary>
    public abstract class BatchNorm : NormBase
    {
        private readonly long[] ranks;

        private protected BatchNorm(string name, long[] ranks, long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(name, features, eps, momentum, affine, track, device, dtype) => this.ranks = ranks;

        public override Tensor forward(Tensor input)
        {
            if (!ranks.Contains(input.ndim))
                throw new ArgumentException($"{GetName()} wants {string.Join(" or ", ranks)} axes but got {input.ndim}.", nameof(input));
            var factor = momentum ?? 0;
            if (training && num_batches_tracked is not null)
            {
                num_batches_tracked.add_(1);
                factor = momentum ?? 1 / (double)num_batches_tracked;
            }

            var withRunning = !training || track_running_stats;
            return F.batch_norm(
                input, withRunning ? running_mean : null, withRunning ? running_var : null, weight, bias, training || running_mean is null, factor, eps);
        }
    }

    /// <summary>Of N×C or N×C×L.</summary>
    public sealed class BatchNorm1d : BatchNorm
    {
        internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(nameof(BatchNorm1d), [2, 3], features, eps, momentum, affine, track, device, dtype)
        {
        }
    }

    /// <summary>Of N×C×H×W.</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(nameof(BatchNorm2d), [4], features, eps, momentum, affine, track, device, dtype)
        {
        }
    }

    /// <summary>Instance normalization of N×C×H×W (Ulyanov et al., 2016).</summary>
    public sealed class InstanceNorm2d : NormBase
    {
        internal InstanceNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(nameof(InstanceNorm2d), features, eps, momentum, affine, track, device, dtype)
        {
        }

        public override Tensor forward(Tensor input) =>
            F.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.BatchNorm1d BatchNorm1d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static Modules.BatchNorm2d BatchNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static Modules.InstanceNorm2d InstanceNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
