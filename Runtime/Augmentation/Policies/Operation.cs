namespace DeclarativeNet.Augmentations.Policies;

/// <summary>What RandAugment and TrivialAugment draw from: the operations of both papers, as torchvision has them.</summary>
internal enum Operation
{
    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>A slant along x about the corner at the top left; the strength is its tangent.</summary>
    ShearX,

    /// <summary>A slant along y about the corner at the top left; the strength is its tangent.</summary>
    ShearY,

    /// <summary>A shift to the right, in pixels.</summary>
    TranslateX,

    /// <summary>A shift down, in pixels.</summary>
    TranslateY,

    /// <summary>A turn against the clock about the middle, in degrees.</summary>
    Rotate,

    /// <summary>Brightness times one and the strength.</summary>
    Brightness,

    /// <summary>Saturation times one and the strength.</summary>
    Color,

    /// <summary>Contrast times one and the strength.</summary>
    Contrast,

    /// <summary>Sharpness times one and the strength.</summary>
    Sharpness,

    /// <summary>Fewer bits; the strength is how many are kept.</summary>
    Posterize,

    /// <summary>Inverts what is at least as bright as the strength.</summary>
    Solarize,

    /// <summary>Spreads each channel over all values.</summary>
    AutoContrast,

    /// <summary>Equalises each channel's histogram.</summary>
    Equalize,
}
