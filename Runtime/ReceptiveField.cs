using System.Globalization;

namespace DeclarativeNet;

/// <summary>
/// What of the picture an element of a value depends on in evaluation (Araujo, Norris and Sim, "Computing Receptive Fields of
/// Convolutional Neural Networks", Distill 2019). Padding is not clipped off, so it can be larger than the picture. Where elements see
/// differently much, as behind an upsampling or a mirrored border, it is a bound: they see nothing outside it.
/// </summary>
public abstract record ReceptiveField
{
    private ReceptiveField()
    {
    }

    /// <summary>The whole picture, or what is not known to be less, as behind a layer of the user's own.</summary>
    public static ReceptiveField All { get; } = new Whole();

    /// <summary>The same window along height and width.</summary>
    public static ReceptiveField Of(ReceptiveAxis both) => new Window(both, both);

    /// <summary>A window along height and width.</summary>
    public static ReceptiveField Of(ReceptiveAxis height, ReceptiveAxis width) => new Window(height, width);

    /// <summary>A window of the picture that moves with the element.</summary>
    /// <param name="Height">Along the height.</param>
    /// <param name="Width">Along the width.</param>
    public sealed record Window(ReceptiveAxis Height, ReceptiveAxis Width) : ReceptiveField
    {
        /// <summary>As tables write it: <c>11×11 / 4</c>.</summary>
        public override string ToString()
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(Height.Size)}×{Math.Ceiling(Width.Size)}");
            var step = Height.Step == Width.Step
                ? string.Create(CultureInfo.InvariantCulture, $"{Height.Step:0.###}")
                : string.Create(CultureInfo.InvariantCulture, $"{Height.Step:0.###}×{Width.Step:0.###}");
            return $"{size} / {step}";
        }
    }

    /// <summary>The whole picture, or what is not known to be less.</summary>
    public sealed record Whole : ReceptiveField
    {
        /// <summary>As tables write it.</summary>
        public override string ToString() => "whole";
    }
}

/// <summary>
/// The window along an axis: element i sees the pixels from <c>Start + i·Step</c> to <c>Start + i·Step + Size − 1</c>. Behind a change of
/// scale these need not be whole numbers: it sees those in between.
/// </summary>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Step">How far it moves in pixels from one element to the next.</param>
/// <param name="Start">Where that of the first element begins; below 0 in the padding.</param>
public sealed record ReceptiveAxis(double Size, double Step, double Start);
