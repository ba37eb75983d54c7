namespace DeclarativeNet;

/// <summary>The defaults of a model's <see cref="Augmentation"/>; what is not said keeps the augmentation's own default.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AugmentAttribute : Attribute
{
    /// <inheritdoc cref="Augmentation.CropPadding"/>
    public int CropPadding { get; set; }

    /// <inheritdoc cref="Augmentation.HorizontalFlip"/>
    public bool HorizontalFlip { get; set; }

    /// <inheritdoc cref="Augmentation.VerticalFlip"/>
    public bool VerticalFlip { get; set; }

    /// <inheritdoc cref="Augmentation.Rotation"/>
    public double Rotation { get; set; }

    /// <inheritdoc cref="Augmentation.Shift"/>
    public double Shift { get; set; }

    /// <inheritdoc cref="Augmentation.Zoom"/>
    public double Zoom { get; set; }

    /// <inheritdoc cref="Augmentation.Shear"/>
    public double Shear { get; set; }

    /// <inheritdoc cref="Augmentation.ResizedCrop"/>
    public double ResizedCrop { get; set; }

    /// <inheritdoc cref="Augmentation.ResizedCropRatio"/>
    public double ResizedCropRatio { get; set; }

    /// <inheritdoc cref="Augmentation.Fill"/>
    public Fill Fill { get; set; }

    /// <inheritdoc cref="Augmentation.FillValue"/>
    public double FillValue { get; set; }

    /// <inheritdoc cref="Augmentation.RandAugment"/>
    public int RandAugment { get; set; }

    /// <inheritdoc cref="Augmentation.Magnitude"/>
    public int Magnitude { get; set; }

    /// <inheritdoc cref="Augmentation.TrivialAugment"/>
    public bool TrivialAugment { get; set; }

    /// <inheritdoc cref="Augmentation.Brightness"/>
    public double Brightness { get; set; }

    /// <inheritdoc cref="Augmentation.Contrast"/>
    public double Contrast { get; set; }

    /// <inheritdoc cref="Augmentation.Saturation"/>
    public double Saturation { get; set; }

    /// <inheritdoc cref="Augmentation.Hue"/>
    public double Hue { get; set; }

    /// <inheritdoc cref="Augmentation.Grayscale"/>
    public double Grayscale { get; set; }

    /// <inheritdoc cref="Augmentation.Blur"/>
    public double Blur { get; set; }

    /// <inheritdoc cref="Augmentation.BlurSigma"/>
    public double BlurSigma { get; set; }

    /// <inheritdoc cref="Augmentation.Noise"/>
    public double Noise { get; set; }

    /// <inheritdoc cref="Augmentation.Erasing"/>
    public double Erasing { get; set; }

    /// <inheritdoc cref="Augmentation.ErasingArea"/>
    public double ErasingArea { get; set; }

    /// <inheritdoc cref="Augmentation.ErasingRatio"/>
    public double ErasingRatio { get; set; }

    /// <inheritdoc cref="Augmentation.ErasingValue"/>
    public double ErasingValue { get; set; }

    /// <inheritdoc cref="Augmentation.Mixup"/>
    public double Mixup { get; set; }

    /// <inheritdoc cref="Augmentation.Cutmix"/>
    public double Cutmix { get; set; }
}
