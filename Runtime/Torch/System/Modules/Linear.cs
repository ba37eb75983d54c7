using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>A dense layer, …×in to …×out, started as PyTorch starts it.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
            : this(nn.Parameter(empty(outputSize, inputSize, dtype, device)), hasBias ? nn.Parameter(empty(outputSize, dtype, device)) : null)
        {
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (bias is null)
                return;
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            nn.init.uniform_(bias, -bound, bound);
        }

        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            (this.weight, this.bias) = (weight, bias);
            register_parameter(nameof(weight), weight);
            if (bias is not null)
                register_parameter(nameof(bias), bias);
        }

        /// <summary>Out×in.</summary>
        public Parameter weight { get; private set; }

        public Parameter? bias { get; private set; }

        public long in_features => weight.size(1);

        public long out_features => weight.size(0);

        public override Tensor forward(Tensor tensor) => F.linear(tensor, weight, bias);

        protected override void Replaced(string name, Tensor replacement)
        {
            if (name == nameof(weight))
                weight = (Parameter)replacement;
            else
                bias = (Parameter)replacement;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            public static Modules.Linear Linear(Modules.Parameter weight, Modules.Parameter? bias = null) => new(weight, bias);
        }
    }
}
