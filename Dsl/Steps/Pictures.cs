namespace DeclarativeNet;

/// <summary><c>x · scale + offset</c>, number by number. The shape stays.</summary>
/// <param name="scale">The factor: a number, or an expression in a string.</param>
public sealed class RescaleAttribute(object scale) : StepAttribute
{
    /// <summary>The factor.</summary>
    public object Scale { get; } = scale;

    /// <summary>What is added.</summary>
    public object Offset { get; set; } = 0.0;
}

/// <summary>
/// <c>(x − mean) / deviation</c>, channel by channel. The shape <c>C×H×W</c> stays. The data pipeline delivers numbers in [0, 1], and so the
/// means and deviations are of such numbers. They are no part of the state dictionary.
/// </summary>
/// <param name="mean">The mean of each channel: as many numbers as there are channels.</param>
/// <param name="deviation">The standard deviation of each channel; above 0.</param>
public sealed class NormalizeAttribute(double[] mean, double[] deviation) : StepAttribute
{
    /// <summary>The mean of each channel.</summary>
    public IReadOnlyList<double> Mean { get; } = mean;

    /// <summary>The standard deviation of each channel.</summary>
    public IReadOnlyList<double> Deviation { get; } = deviation;
}

/// <summary>
/// The luma of red, green and blue, <c>3×H×W → 1×H×W</c>, with the weights 0.2989, 0.587 and 0.114 of torchvision.
/// </summary>
public sealed class ToGrayAttribute : StepAttribute;
