namespace DeclarativeNet;

/// <summary>Random changes to training pictures that leave their class as it is. Each picture draws its own.</summary>
public sealed record Augmentation
{
    /// <summary>Nothing is changed.</summary>
    public static Augmentation None { get; } = new();

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
}

/// <summary>The defaults of a model's <see cref="Augmentation"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AugmentAttribute : Attribute
{
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
}
