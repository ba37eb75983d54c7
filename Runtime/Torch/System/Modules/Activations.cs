using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>max(0, x).</summary>
    public sealed class ReLU : nn.Module<Tensor, Tensor>
    {
        internal ReLU(bool inplace)
            : base(nameof(ReLU)) => this.inplace = inplace;

        public bool inplace { get; }

        public override Tensor forward(Tensor input) => F.relu(input, inplace);
    }

    /// <summary>A leaky ReLU whose slopes are learned (He et al., 2015).</summary>
    public sealed class PReLU : nn.Module<Tensor, Tensor>
    {
        internal PReLU(long parameters, double init, Device? device, ScalarType? dtype)
            : base(nameof(PReLU))
        {
            (num_parameters, this.init) = (parameters, init);
            register_parameter(nameof(weight), weight = nn.Parameter(full(parameters, init, dtype, device)));
        }

        public Parameter weight { get; private set; }

        public long num_parameters { get; }

        public double init { get; }

        public override Tensor forward(Tensor input) => F.prelu(input, weight);

        protected override void Replaced(string name, Tensor replacement) => weight = (Parameter)replacement;
    }

    /// <summary>Zeroes elements while training, and scales the rest up.</summary>
    public sealed class Dropout : nn.Module<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

        public double p { get; }

        public bool inplace { get; }

        public override Tensor forward(Tensor input) => F.dropout(input, p, training, inplace);
    }

    /// <summary>Joins axes.</summary>
    public sealed class Flatten : nn.Module<Tensor, Tensor>
    {
        internal Flatten(long start, long end)
            : base(nameof(Flatten)) => (start_dim, end_dim) = (start, end);

        public long start_dim { get; }

        public long end_dim { get; }

        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
    }

    /// <summary>Gives back what it gets.</summary>
    public sealed class Identity : nn.Module<Tensor, Tensor>
    {
        internal Identity()
            : base(nameof(Identity))
        {
        }

        public override Tensor forward(Tensor input) => input.alias();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);

            public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
                new(num_parameters, init, device, dtype);

            public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            public static Modules.Identity Identity() => new();
        }
    }
}
