using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Diagnostics;

/// <content>01xx: shapes, with warnings from 0151.</content>
public static partial class Catalogue
{
    /// <summary>A value is not of its declared kind.</summary>
    public static readonly Descriptor KindDiffers = Error("DNET0101", "A value is not of its declared kind");
    /// <summary>A window is larger than its map.</summary>
    public static readonly Descriptor WindowTooLarge = Error("DNET0102", "A window is larger than its map");
    /// <summary>A size is not positive.</summary>
    public static readonly Descriptor SizeNotPositive = Error("DNET0103", "A size is not positive");
    /// <summary>Channels do not divide into groups.</summary>
    public static readonly Descriptor Groups = Error("DNET0104", "Channels do not divide into groups");
    /// <summary>Same padding with a stride.</summary>
    public static readonly Descriptor SameWithStride = Error("DNET0105", "Same padding with a stride");
    /// <summary>The values of a sum differ in shape.</summary>
    public static readonly Descriptor AddMismatch = Error("DNET0106", "The values of a sum differ in shape");
    /// <summary>Concatenated values differ outside the joined axis.</summary>
    public static readonly Descriptor ConcatMismatch = Error("DNET0107", "Concatenated values differ outside the joined axis");
    /// <summary>A dense layer is applied to a map.</summary>
    public static readonly Descriptor NeedsVector = Error("DNET0108", "A dense layer is applied to a map");
    /// <summary>A map of open size is flattened.</summary>
    public static readonly Descriptor OpenFlatten = Error("DNET0109", "A map of open size is flattened");
    /// <summary>No size of the input fits.</summary>
    public static readonly Descriptor NoSizeFits = Error("DNET0110", "No size of the input fits");
    /// <summary>A block is wrong for every input.</summary>
    public static readonly Descriptor BlockNeverFits = Error("DNET0111", "A block is wrong for every input");
    /// <summary>The padding of a pool is larger than half its window.</summary>
    public static readonly Descriptor PoolPadding = Error("DNET0112", "The padding of a pool is larger than half its window");
    /// <summary>A block does not fit where it is used.</summary>
    public static readonly Descriptor BlockDoesNotFit = Error("DNET0113", "A block does not fit where it is used");
    /// <summary>The size of a weight depends on an open size.</summary>
    public static readonly Descriptor OpenWeights = Error("DNET0114", "The size of a weight depends on an open size");
    /// <summary>Sizes beyond 64-bit arithmetic.</summary>
    public static readonly Descriptor TooLarge = Error("DNET0115", "Sizes beyond 64-bit arithmetic");
    /// <summary>A number is outside its range.</summary>
    public static readonly Descriptor OutOfRange = Error("DNET0116", "A number is outside its range");
    /// <summary>An output padding that is not smaller than stride or dilation.</summary>
    public static readonly Descriptor OutputPadding = Error("DNET0120", "An output padding that is not smaller than stride or dilation");
    /// <summary>Heads do not divide the width.</summary>
    public static readonly Descriptor HeadsDoNotDivide = Error("DNET0130", "Heads do not divide the width");
    /// <summary>A patch does not divide the picture.</summary>
    public static readonly Descriptor PatchDoesNotDivide = Error("DNET0131", "A patch does not divide the picture");
    /// <summary>An index is outside its axis.</summary>
    public static readonly Descriptor IndexOutside = Error("DNET0132", "An index is outside its axis");
    /// <summary>A new shape has another number of elements.</summary>
    public static readonly Descriptor ElementCount = Error("DNET0133", "A new shape has another number of elements");
    /// <summary>The axes are no permutation.</summary>
    public static readonly Descriptor NoPermutation = Error("DNET0134", "The axes are no permutation");
    /// <summary>A mirrored border is wider than the picture.</summary>
    public static readonly Descriptor BorderTooWide = Error("DNET0135", "A mirrored border is wider than the picture");
    /// <summary>An axis does not divide into equal parts.</summary>
    public static readonly Descriptor UnequalParts = Error("DNET0136", "An axis does not divide into equal parts");
    /// <summary>A shape is not the expected one.</summary>
    public static readonly Descriptor ExpectationFails = Error("DNET0137", "A shape is not the expected one");
    /// <summary>The values of a product differ in shape.</summary>
    public static readonly Descriptor MultiplyMismatch = Error("DNET0138", "The values of a product differ in shape");
    /// <summary>The signature of a custom layer is malformed.</summary>
    public static readonly Descriptor CustomSignature = Error("DNET0139", "The signature of a custom layer is malformed");
    /// <summary>A custom layer is no module.</summary>
    public static readonly Descriptor CustomType = Error("DNET0140", "A custom layer is no module");
    /// <summary>No constructor of a custom layer fits.</summary>
    public static readonly Descriptor CustomConstructor = Error("DNET0141", "No constructor of a custom layer fits");
    /// <summary>A step asks for another number of channels.</summary>
    public static readonly Descriptor ChannelCount = Error("DNET0142", "A step asks for another number of channels");
    /// <summary>A budget is exceeded.</summary>
    public static readonly Descriptor BudgetExceeded = Error("DNET0146", "A budget is exceeded");
    /// <summary>A budget at a size that is not said.</summary>
    public static readonly Descriptor BudgetOpen = Error("DNET0147", "A budget at a size that is not said");
    /// <summary>A budget that makes no sense.</summary>
    public static readonly Descriptor BudgetRange = Error("DNET0148", "A budget that makes no sense");
    /// <summary>A stride drops pixels at the edge.</summary>
    public static readonly Descriptor DroppedPixels = Warning("DNET0151", "A stride drops pixels at the edge");
    /// <summary>Batch normalisation of a 1×1 map.</summary>
    public static readonly Descriptor BatchNormOfOnePixel = Warning("DNET0152", "Batch normalisation of a 1×1 map");
    /// <summary>A bias before batch normalisation.</summary>
    public static readonly Descriptor BiasBeforeBatchNorm = Warning("DNET0153", "A bias before batch normalisation");
    /// <summary>A value that nothing uses.</summary>
    public static readonly Descriptor UnusedValue = Warning("DNET0154", "A value that nothing uses");
    /// <summary>A condition that is always the same.</summary>
    public static readonly Descriptor DeadCondition = Warning("DNET0155", "A condition that is always the same");
    /// <summary>Two activations in a row.</summary>
    public static readonly Descriptor RepeatedActivation = Warning("DNET0156", "Two activations in a row");
    /// <summary>Dropout on class scores.</summary>
    public static readonly Descriptor DropoutOnLogits = Warning("DNET0157", "Dropout on class scores");
    /// <summary>An activation on class scores.</summary>
    public static readonly Descriptor ActivationOnLogits = Warning("DNET0158", "An activation on class scores");
    /// <summary>Two dense layers with no activation between.</summary>
    public static readonly Descriptor LayersInARow = Warning("DNET0159", "Two dense layers with no activation between");
    /// <summary>Dropout of nothing or of everything.</summary>
    public static readonly Descriptor IdleDropout = Warning("DNET0160", "Dropout of nothing or of everything");
    /// <summary>A pool of single pixels.</summary>
    public static readonly Descriptor IdlePool = Warning("DNET0161", "A pool of single pixels");
    /// <summary>A normalisation of single numbers.</summary>
    public static readonly Descriptor NormalisationOfOne = Warning("DNET0167", "A normalisation of single numbers");
    /// <summary>Probabilities for class scores.</summary>
    public static readonly Descriptor ProbabilitiesForLogits = Warning("DNET0168", "Probabilities for class scores");

    private static class Shapes
    {
        internal static readonly ImmutableArray<Descriptor> All =
        [
            KindDiffers,
            WindowTooLarge,
            SizeNotPositive,
            Groups,
            SameWithStride,
            AddMismatch,
            ConcatMismatch,
            NeedsVector,
            OpenFlatten,
            NoSizeFits,
            BlockNeverFits,
            PoolPadding,
            BlockDoesNotFit,
            OpenWeights,
            TooLarge,
            OutOfRange,
            OutputPadding,
            HeadsDoNotDivide,
            PatchDoesNotDivide,
            IndexOutside,
            ElementCount,
            NoPermutation,
            BorderTooWide,
            UnequalParts,
            ExpectationFails,
            MultiplyMismatch,
            CustomSignature,
            CustomType,
            CustomConstructor,
            ChannelCount,
            BudgetExceeded,
            BudgetOpen,
            BudgetRange,
            DroppedPixels,
            BatchNormOfOnePixel,
            BiasBeforeBatchNorm,
            UnusedValue,
            DeadCondition,
            RepeatedActivation,
            DropoutOnLogits,
            ActivationOnLogits,
            LayersInARow,
            IdleDropout,
            IdlePool,
            NormalisationOfOne,
            ProbabilitiesForLogits,
        ];
    }
}
