namespace DeclarativeNet.Augmentations;

/// <summary>
/// Which views of a picture a network is asked about, beside the picture itself. Mirrors are taken of every other view as well.
/// </summary>
[Flags]
public enum TestTimeAugmentation
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Left and right mirrored.</summary>
    HorizontalFlip = 1,

    /// <summary>Top and bottom mirrored.</summary>
    VerticalFlip = 2,

    /// <summary>Moved by a sixteenth of the side, at least a pixel, to the four sides; the pixels of the edge are repeated.</summary>
    Shifts = 4,

    /// <summary>The four corners and the middle, seven eighths of each side, enlarged to the whole.</summary>
    Crops = 8,
}
