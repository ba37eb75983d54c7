namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Activations. <c>inplace</c> overwrites the input and returns it.</content>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Aten.relu6_.InPlace(x) : Aten.relu6.Call(x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Aten.leaky_relu_.InPlace(input, negative_slope) : Aten.leaky_relu.Call(input, negative_slope);

            public static Tensor prelu(Tensor input, Tensor weight) => Aten.prelu.Call(input, weight);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Aten.elu_.InPlace(x, alpha) : Aten.elu.Call(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Aten.selu_.InPlace(x) : Aten.selu.Call(x);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => inplace ? Aten.celu_.InPlace(x, alpha) : Aten.celu.Call(x, alpha);

            public static Tensor gelu(Tensor x) => Aten.gelu.Call(x);

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? Aten.gelu_.InPlace(x) : gelu(x);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Aten.mish_.InPlace(x) : Aten.mish.Call(x);

            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? Aten.hardswish_.InPlace(input) : Aten.hardswish.Call(input);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? Aten.hardsigmoid_.InPlace(input) : Aten.hardsigmoid.Call(input);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? Aten.hardtanh_.InPlace(x, min_val, max_val) : Aten.hardtanh.Call(x, min_val, max_val);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
        }
    }
}
