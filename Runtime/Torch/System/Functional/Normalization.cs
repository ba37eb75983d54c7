using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Normalization.</content>
        public static partial class functional
        {
            /// <summary>Divides by the p-norm along an axis.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var norm = Aten.norm_ScalarOpt_dim.Call(input, p, new[] { dim }, true);
                using var divisor = norm.clamp_min(eps);
                return input.div(divisor);
            }

            /// <summary>By the statistics of each channel of the batch while training, by the running ones else.</summary>
            /// <exception cref="ExternalException">While training, each channel has one value only, which has no variance.</exception>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                if (training && input.NumberOfElements == input.shape[1])
                {
                    var size = string.Join(", ", input.shape);
                    throw new ExternalException(
                        $"batch_norm: Expected more than 1 value per channel when training, got input size [{size}]");
                }

                return Aten.batch_norm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.group_norm.Call(input, num_groups, weight, bias, eps);

            public static Tensor instance_norm(
                Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Aten.instance_norm.Call(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.layer_norm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>x / (k + alpha · mean of the squares over the neighbouring channels)^beta (Krizhevsky et al., 2012).</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                using var scope = NewDisposeScope();
                var squares = input.mul(input).unsqueeze(1);
                var padded = Aten.constant_pad_nd.Call(squares.flatten(3).unsqueeze(-1), new long[] { 0, 0, 0, 0, size / 2, (size - 1) / 2 }, 0);
                var mean = Aten.avg_pool3d.Call(padded, new long[] { size, 1, 1 }, new long[] { 1, 1, 1 });
                return input.div(mean.reshape(input.shape).mul(alpha).add(k).pow(beta)).MoveToOuterDisposeScope();
            }
        }
    }
}
