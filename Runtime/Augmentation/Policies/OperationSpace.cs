using System.Collections.Immutable;

namespace DeclarativeNet.Augmentations.Policies;

/// <summary>How strong each operation is at most. Strengths go in 31 equal steps from nothing to this.</summary>
/// <param name="Shear">Tangent of a slant.</param>
/// <param name="Translation">Pixels of a shift along a side of so many pixels.</param>
/// <param name="Rotation">Degrees.</param>
/// <param name="Enhancement">Change of the factors of brightness, saturation, contrast and sharpness.</param>
/// <param name="DroppedBits">Bits that posterising drops of eight.</param>
internal sealed record OperationSpace(double Shear, Func<long, double> Translation, double Rotation, double Enhancement, int DroppedBits)
{
    /// <summary>The last step; the first is 0.</summary>
    public const int LastStep = 30;

    /// <summary>RandAugment's.</summary>
    public static OperationSpace Moderate { get; } = new(0.3, side => 150.0 / 331 * side, 30, 0.9, 4);

    /// <summary>TrivialAugment's wide one. A shift is of up to 32 pixels, however large the picture is.</summary>
    public static OperationSpace Wide { get; } = new(0.99, _ => 32, 135, 0.99, 6);

    /// <summary>All operations; each is drawn with the same probability.</summary>
    public static ImmutableArray<Operation> Operations { get; } = [.. Enum.GetValues<Operation>()];

    /// <summary>An operation at a step of its strength.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="step">From 0 to <see cref="LastStep"/>.</param>
    /// <param name="isNegative">Whether it goes the other way, where it can.</param>
    /// <param name="height">The picture's rows.</param>
    /// <param name="width">The picture's columns.</param>
    public Change At(Operation operation, int step, bool isNegative, long height, long width)
    {
        var share = (double)step / LastStep;
        var sign = isNegative ? -1 : 1;
        return new(operation, operation switch
        {
            Operation.ShearX or Operation.ShearY => sign * share * Shear,
            Operation.TranslateX => sign * Math.Truncate(share * Translation(width)),
            Operation.TranslateY => sign * Math.Truncate(share * Translation(height)),
            Operation.Rotate => sign * share * Rotation,
            Operation.Brightness or Operation.Color or Operation.Contrast or Operation.Sharpness => sign * share * Enhancement,
            Operation.Posterize => 8 - Math.Round(share * DroppedBits),
            Operation.Solarize => 1 - share,
            Operation.Identity or Operation.AutoContrast or Operation.Equalize => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        });
    }
}

/// <summary>An operation with its strength, in the operation's own unit.</summary>
internal readonly record struct Change(Operation Operation, double Strength);
