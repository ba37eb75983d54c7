using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Diagnostics;

/// <content>02xx: data and training.</content>
public static partial class Catalogue
{
    /// <summary>Fewer than one epoch.</summary>
    public static readonly Descriptor Epochs = Error("DNET0201", "Fewer than one epoch");
    /// <summary>Fewer than one picture a batch.</summary>
    public static readonly Descriptor BatchSize = Error("DNET0202", "Fewer than one picture a batch");
    /// <summary>A learning rate that is not positive.</summary>
    public static readonly Descriptor LearningRate = Error("DNET0203", "A learning rate that is not positive");
    /// <summary>Momentum outside [0, 1).</summary>
    public static readonly Descriptor Momentum = Error("DNET0204", "Momentum outside [0, 1)");
    /// <summary>Negative weight decay.</summary>
    public static readonly Descriptor WeightDecay = Error("DNET0205", "Negative weight decay");
    /// <summary>Rotation outside [0, 180].</summary>
    public static readonly Descriptor Rotation = Error("DNET0206", "Rotation outside [0, 180]");
    /// <summary>Shift or zoom outside [0, 1).</summary>
    public static readonly Descriptor ShiftOrZoom = Error("DNET0207", "Shift or zoom outside [0, 1)");
    /// <summary>Data of pictures that the model does not take.</summary>
    public static readonly Descriptor DataPictures = Error("DNET0208", "Data of pictures that the model does not take");
    /// <summary>Data of classes that the model does not tell apart.</summary>
    public static readonly Descriptor DataClasses = Error("DNET0209", "Data of classes that the model does not tell apart");
    /// <summary>A data shape that makes no sense.</summary>
    public static readonly Descriptor DataShapeRange = Error("DNET0210", "A data shape that makes no sense");
    /// <summary>A number of the recipe out of its range.</summary>
    public static readonly Descriptor RecipeRange = Error("DNET0211", "A number of the recipe out of its range");
    /// <summary>Settings of a recipe that contradict each other.</summary>
    public static readonly Descriptor RecipeContradiction = Error("DNET0212", "Settings of a recipe that contradict each other");
    /// <summary>Momentum that the optimizer does not use.</summary>
    public static readonly Descriptor UnusedMomentum = Warning("DNET0215", "Momentum that the optimizer does not use");
    /// <summary>Batch normalisation with batches of one picture.</summary>
    public static readonly Descriptor BatchNormOfOnePicture = Warning("DNET0216", "Batch normalisation with batches of one picture");
    /// <summary>A head of one class.</summary>
    public static readonly Descriptor HeadOfOne = Warning("DNET0217", "A head of one class");
    /// <summary>A setting that nothing uses.</summary>
    public static readonly Descriptor UnusedSetting = Warning("DNET0218", "A setting that nothing uses");
    /// <summary>Shear outside [0, 90).</summary>
    public static readonly Descriptor Shear = Error("DNET0220", "Shear outside [0, 90)");
    /// <summary>A crop or an erased area out of range.</summary>
    public static readonly Descriptor CropOrErasure = Error("DNET0221", "A crop or an erased area out of range");
    /// <summary>A probability outside [0, 1].</summary>
    public static readonly Descriptor Probability = Error("DNET0222", "A probability outside [0, 1]");
    /// <summary>A change of colour out of range.</summary>
    public static readonly Descriptor ColourChange = Error("DNET0223", "A change of colour out of range");
    /// <summary>A policy of operations out of range.</summary>
    public static readonly Descriptor PolicyRange = Error("DNET0224", "A policy of operations out of range");
    /// <summary>A mixing of pictures out of range.</summary>
    public static readonly Descriptor MixingRange = Error("DNET0225", "A mixing of pictures out of range");
    /// <summary>A change of colour of pictures without colours.</summary>
    public static readonly Descriptor ColourOfGray = Warning("DNET0226", "A change of colour of pictures without colours");
    /// <summary>A setting of an augmentation that is off.</summary>
    public static readonly Descriptor IdleSetting = Warning("DNET0227", "A setting of an augmentation that is off");
    /// <summary>Mixed pictures under a focal loss.</summary>
    public static readonly Descriptor MixedUnderFocalLoss = Warning("DNET0228", "Mixed pictures under a focal loss");
    /// <summary>Flips of data that must not be mirrored.</summary>
    public static readonly Descriptor FlipsOfOneSidedData = Warning("DNET0229", "Flips of data that must not be mirrored");
    /// <summary>A loss that does not take the labels of the data.</summary>
    public static readonly Descriptor DataLoss = Error("DNET0230", "A loss that does not take the labels of the data");

    private static class Training
    {
        internal static readonly ImmutableArray<Descriptor> All =
        [
            Epochs,
            BatchSize,
            LearningRate,
            Momentum,
            WeightDecay,
            Rotation,
            ShiftOrZoom,
            DataPictures,
            DataClasses,
            DataShapeRange,
            RecipeRange,
            RecipeContradiction,
            UnusedMomentum,
            BatchNormOfOnePicture,
            HeadOfOne,
            UnusedSetting,
            Shear,
            CropOrErasure,
            Probability,
            ColourChange,
            PolicyRange,
            MixingRange,
            ColourOfGray,
            IdleSetting,
            MixedUnderFocalLoss,
            FlipsOfOneSidedData,
            DataLoss,
        ];
    }
}
