using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>The parameters of layers by typed paths: <c>net.Stem.Conv2d.Weight</c>.</summary>
public static class Layers
{
    extension(Conv2d layer)
    {
        /// <summary>The kernel, <c>OutChannels×(InChannels/Groups)×KernelHeight×KernelWidth</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The bias, <c>OutChannels</c>, if there is one.</summary>
        public Parameter? Bias => layer.bias;
    }

    extension(ConvTranspose2d layer)
    {
        /// <summary>The kernel, <c>InChannels×(OutChannels/Groups)×KernelHeight×KernelWidth</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The bias, <c>OutChannels</c>, if there is one.</summary>
        public Parameter? Bias => layer.bias;
    }

    extension(Linear layer)
    {
        /// <summary>The matrix, <c>OutFeatures×InFeatures</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The bias, <c>OutFeatures</c>, if there is one.</summary>
        public Parameter? Bias => layer.bias;
    }

    extension(BatchNorm2d layer)
    {
        /// <summary>The scale of each channel, <c>C</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The shift of each channel, <c>C</c>.</summary>
        public Parameter Bias => layer.bias!;

        /// <summary>The running mean of each channel, <c>C</c>.</summary>
        public Tensor RunningMean => layer.running_mean!;

        /// <summary>The running variance of each channel, <c>C</c>.</summary>
        public Tensor RunningVariance => layer.running_var!;
    }

    extension(BatchNorm1d layer)
    {
        /// <summary>The scale of each feature, <c>D</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The shift of each feature, <c>D</c>.</summary>
        public Parameter Bias => layer.bias!;

        /// <summary>The running mean of each feature, <c>D</c>.</summary>
        public Tensor RunningMean => layer.running_mean!;

        /// <summary>The running variance of each feature, <c>D</c>.</summary>
        public Tensor RunningVariance => layer.running_var!;
    }

    extension(LayerNorm layer)
    {
        /// <summary>The scale of each channel or feature, <c>D</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The shift of each channel or feature, <c>D</c>.</summary>
        public Parameter Bias => layer.bias!;
    }

    extension(GroupNorm layer)
    {
        /// <summary>The scale of each channel, <c>C</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The shift of each channel, <c>C</c>.</summary>
        public Parameter Bias => layer.bias!;
    }

    extension(InstanceNorm2d layer)
    {
        /// <summary>The scale of each channel, <c>C</c>.</summary>
        public Parameter Weight => layer.weight!;

        /// <summary>The shift of each channel, <c>C</c>.</summary>
        public Parameter Bias => layer.bias!;
    }

    extension(PReLU layer)
    {
        /// <summary>The slopes of negative numbers: one, or one for each channel or feature.</summary>
        public Parameter Weight => layer.weight!;
    }
}
