using System.Text.Json.Serialization;

namespace DeclarativeNet;

/// <summary>
/// Random changes to training pictures; each picture draws its own. They are made in the order in which they stand here: place, policies,
/// colour, what covers pixels, and last what mixes pictures and with them their labels. Colours stay in [0, 1].
/// </summary>
public sealed record Augmentation
{
    /// <summary>Nothing is changed.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>
    /// Pixels added at each side, out of which a window of the picture's size is then cut anywhere (Krizhevsky, 2009); at least 0 and below
    /// the picture's side, 4 for CIFAR. No pixel is interpolated.
    /// </summary>
    public int CropPadding { get; init; }

    /// <summary>Mirrors left and right with probability one half.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Mirrors top and bottom with probability one half.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>Largest turn either way, in degrees, in [0, 180].</summary>
    public double Rotation { get; init; }

    /// <summary>Largest shift either way along each axis, as a share of the side, in [0, 1).</summary>
    public double Shift { get; init; }

    /// <summary>Largest change of size either way, as a share: 0.2 draws from [0.8, 1.2]; in [0, 1).</summary>
    public double Zoom { get; init; }

    /// <summary>Largest slant either way along each axis, in degrees, in [0, 90).</summary>
    public double Shear { get; init; }

    /// <summary>
    /// Smallest share of the picture's area that is cut out and enlarged to the whole picture (Szegedy et al., 2015), in [0, 1), such as
    /// 0.08; 0 for no such crop.
    /// </summary>
    public double ResizedCrop { get; init; }

    /// <summary>
    /// Largest ratio of the sides of <see cref="ResizedCrop"/>, either way: 4/3 draws from [3/4, 4/3], evenly in its logarithm; at least 1.
    /// </summary>
    public double ResizedCropRatio { get; init; } = 4.0 / 3;

    /// <summary>What is seen beyond the edge of a picture that was moved.</summary>
    public Fill Fill { get; init; } = Fill.Edge;

    /// <summary>The value of <see cref="Fill.Constant"/> in each channel, in [0, 1].</summary>
    public double FillValue { get; init; }

    /// <summary>
    /// Operations drawn for each picture, one after the other, all of strength <see cref="Magnitude"/> (RandAugment, Cubuk et al., 2020);
    /// at least 0, 2 as a rule.
    /// </summary>
    public int RandAugment { get; init; }

    /// <summary>Strength of the operations of <see cref="RandAugment"/>, in [0, 30].</summary>
    public int Magnitude { get; init; } = 9;

    /// <summary>One operation for each picture, of any strength (TrivialAugment, wide; Müller and Hutter, 2021).</summary>
    public bool TrivialAugment { get; init; }

    /// <summary>Largest change of brightness either way: 0.4 draws a factor from [0.6, 1.4]; in [0, 1].</summary>
    public double Brightness { get; init; }

    /// <summary>Largest change of contrast either way: 0.4 draws a factor from [0.6, 1.4]; in [0, 1].</summary>
    public double Contrast { get; init; }

    /// <summary>
    /// Largest change of saturation either way: 0.4 draws a factor from [0.6, 1.4]; in [0, 1]. Of pictures of three channels.
    /// </summary>
    public double Saturation { get; init; }

    /// <summary>
    /// Largest turn of the hue either way, as a share of the circle of colours, in [0, 0.5]. Of pictures of three channels.
    /// </summary>
    public double Hue { get; init; }

    /// <summary>Probability of losing all colour, in [0, 1]. Of pictures of three channels.</summary>
    public double Grayscale { get; init; }

    /// <summary>Probability of a Gaussian blur, in [0, 1].</summary>
    public double Blur { get; init; }

    /// <summary>Largest standard deviation of <see cref="Blur"/>, in pixels, drawn from 0.1 on; at least 0.1.</summary>
    public double BlurSigma { get; init; } = 2;

    /// <summary>Standard deviation of Gaussian noise, drawn for each pixel and channel, in [0, 1].</summary>
    public double Noise { get; init; }

    /// <summary>Probability of erasing a rectangle (Zhong et al., 2020), in [0, 1].</summary>
    public double Erasing { get; init; }

    /// <summary>Largest share of the area that <see cref="Erasing"/> takes, drawn from 0.02 on; in [0.02, 1].</summary>
    public double ErasingArea { get; init; } = 0.33;

    /// <summary>Largest ratio of the sides of an erased rectangle, either way, drawn evenly in its logarithm; at least 1.</summary>
    public double ErasingRatio { get; init; } = 3.3;

    /// <summary>What an erased rectangle is filled with, in each channel, in [0, 1].</summary>
    public double ErasingValue { get; init; }

    /// <summary>
    /// α of mixup (Zhang et al., 2018): pictures and targets are averaged with others of the batch, with weights drawn from Beta(α, α) for
    /// each batch; at least 0, such as 0.2; 0 for none.
    /// </summary>
    public double Mixup { get; init; }

    /// <summary>
    /// α of CutMix (Yun et al., 2019): a rectangle is taken from another picture of the batch, and of its target the same share; at least
    /// 0, such as 1; 0 for none. Beside <see cref="Mixup"/>, each batch takes one of the two with probability one half.
    /// </summary>
    public double Cutmix { get; init; }

    /// <summary>Whether pictures are mixed, and with them their targets.</summary>
    [JsonIgnore]
    public bool MixesLabels => Mixup > 0 || Cutmix > 0;
}

/// <summary>What is seen beyond the edge of a picture that was moved.</summary>
public enum Fill
{
    /// <summary>The pixels of the edge, repeated.</summary>
    Edge,

    /// <summary>One value, <see cref="Augmentation.FillValue"/>.</summary>
    Constant,

    /// <summary>The picture in a mirror at the edge.</summary>
    Reflect,
}
