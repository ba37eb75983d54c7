using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>
/// Every diagnostic there is: 00xx the use of the language, 01xx shapes (warnings from 0150), 02xx data and training, 09xx the
/// generator itself. An id is never reused. Each has a page in <c>Docs/diagnostics</c> and a test.
/// </summary>
public static class Catalogue
{
    /// <summary>A model or block is not a record class.</summary>
    public static readonly Descriptor NotARecord = Error("DNET0001", "A model or block is not a record class");
    /// <summary>A model or block is not partial.</summary>
    public static readonly Descriptor NotPartial = Error("DNET0002", "A model or block is not partial");
    /// <summary>A model or block is nested in a type that is not partial.</summary>
    public static readonly Descriptor NestedInNotPartial = Error("DNET0003", "A model or block is nested in a type that is not partial");
    /// <summary>There is no Input.</summary>
    public static readonly Descriptor NoInput = Error("DNET0004", "There is no Input");
    /// <summary>A record does not start from its input, or an input is computed.</summary>
    public static readonly Descriptor InputNotFirst = Error("DNET0005", "A record does not start from its input, or an input is computed");
    /// <summary>A parameter is neither a hyperparameter nor a value.</summary>
    public static readonly Descriptor StrayParameter = Error("DNET0006", "A parameter is neither a hyperparameter nor a value");
    /// <summary>A hyperparameter stands after a value.</summary>
    public static readonly Descriptor HyperparameterAfterValue = Error("DNET0007", "A hyperparameter stands after a value");
    /// <summary>A join names a value that does not exist.</summary>
    public static readonly Descriptor UnknownValue = Error("DNET0008", "A join names a value that does not exist");
    /// <summary>A join names a value that is not computed yet.</summary>
    public static readonly Descriptor LaterValue = Error("DNET0009", "A join names a value that is not computed yet");
    /// <summary>A join names a value twice.</summary>
    public static readonly Descriptor DuplicateValue = Error("DNET0010", "A join names a value twice");
    /// <summary>A step does not apply to this kind of value.</summary>
    public static readonly Descriptor StepNotAllowed = Error("DNET0011", "A step does not apply to this kind of value");
    /// <summary>A dimension expression cannot be read.</summary>
    public static readonly Descriptor ExpressionSyntax = Error("DNET0012", "A dimension expression cannot be read");
    /// <summary>A dimension expression has an unknown name.</summary>
    public static readonly Descriptor ExpressionName = Error("DNET0013", "A dimension expression has an unknown name");
    /// <summary>A dimension expression has the wrong type.</summary>
    public static readonly Descriptor ExpressionType = Error("DNET0014", "A dimension expression has the wrong type");
    /// <summary>Use of a type that is no block.</summary>
    public static readonly Descriptor NotABlock = Error("DNET0015", "Use of a type that is no block");
    /// <summary>A block is given the wrong number of arguments.</summary>
    public static readonly Descriptor ArgumentCount = Error("DNET0016", "A block is given the wrong number of arguments");
    /// <summary>A block is given an argument of the wrong type.</summary>
    public static readonly Descriptor ArgumentType = Error("DNET0017", "A block is given an argument of the wrong type");
    /// <summary>A block uses itself.</summary>
    public static readonly Descriptor Recursion = Error("DNET0018", "A block uses itself");
    /// <summary>A network unrolls to too many steps.</summary>
    public static readonly Descriptor TooManySteps = Error("DNET0019", "A network unrolls to too many steps");
    /// <summary>Two steps have one name in the state dictionary.</summary>
    public static readonly Descriptor ClashingNames = Error("DNET0020", "Two steps have one name in the state dictionary");
    /// <summary>Something has to be known that depends on an open size.</summary>
    public static readonly Descriptor Undecided = Error("DNET0021", "Something has to be known that depends on an open size");
    /// <summary>The stated facts contradict each other.</summary>
    public static readonly Descriptor ContradictoryFacts = Error("DNET0022", "The stated facts contradict each other");
    /// <summary>A name is no path in a state dictionary.</summary>
    public static readonly Descriptor MalformedName = Error("DNET0023", "A name is no path in a state dictionary");
    /// <summary>An argument of a step is not what the step takes.</summary>
    public static readonly Descriptor MalformedArgument = Error("DNET0024", "An argument of a step is not what the step takes");
    /// <summary>A value has no steps.</summary>
    public static readonly Descriptor NoSteps = Error("DNET0025", "A value has no steps");
    /// <summary>A join is not the first step of its value.</summary>
    public static readonly Descriptor JoinNotFirst = Error("DNET0026", "A join is not the first step of its value");
    /// <summary>A join has fewer than two values.</summary>
    public static readonly Descriptor JoinOfOne = Error("DNET0027", "A join has fewer than two values");
    /// <summary>A default is not of its hyperparameter's type.</summary>
    public static readonly Descriptor DefaultType = Error("DNET0028", "A default is not of its hyperparameter's type");
    /// <summary>An input's shape does not have the axes of its kind.</summary>
    public static readonly Descriptor InputAxes = Error("DNET0029", "An input's shape does not have the axes of its kind");
    /// <summary>A dimension expression cannot be computed.</summary>
    public static readonly Descriptor ExpressionArithmetic = Error("DNET0030", "A dimension expression cannot be computed");
    /// <summary>A name is that of a generated member.</summary>
    public static readonly Descriptor ReservedName = Error("DNET0031", "A name is that of a generated member");
    /// <summary>A name hides one that generated code needs.</summary>
    public static readonly Descriptor HidingName = Error("DNET0032", "A name hides one that generated code needs");
    /// <summary>A record has more than three inputs.</summary>
    public static readonly Descriptor TooManyInputs = Error("DNET0033", "A record has more than three inputs");
    /// <summary>A block is given the wrong number of inputs.</summary>
    public static readonly Descriptor InputCount = Error("DNET0034", "A block is given the wrong number of inputs");
    /// <summary>A value of a block is marked as a result.</summary>
    public static readonly Descriptor ResultOfBlock = Error("DNET0035", "A value of a block is marked as a result");
    /// <summary>An auxiliary head does not suit the result.</summary>
    public static readonly Descriptor AuxiliaryHead = Error("DNET0036", "An auxiliary head does not suit the result");
    /// <summary>A result is computed from an auxiliary head.</summary>
    public static readonly Descriptor ResultFromHead = Error("DNET0037", "A result is computed from an auxiliary head");
    /// <summary>A recipe for what is no picture classifier.</summary>
    public static readonly Descriptor NoClassifier = Error("DNET0038", "A recipe for what is no picture classifier");
    /// <summary>A model is local to its file.</summary>
    public static readonly Descriptor FileLocal = Error("DNET0039", "A model is local to its file");
    /// <summary>A model cannot be made from its values alone.</summary>
    public static readonly Descriptor NotConstructible = Error("DNET0040", "A model cannot be made from its values alone");

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
    /// <summary>An output padding that is not smaller than stride or dilation.</summary>
    public static readonly Descriptor OutputPadding = Error("DNET0120", "An output padding that is not smaller than stride or dilation");

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
    /// <summary>A number of the recipe out of its range.</summary>
    public static readonly Descriptor RecipeRange = Error("DNET0211", "A number of the recipe out of its range");
    /// <summary>Settings of a recipe that contradict each other.</summary>
    public static readonly Descriptor RecipeContradiction = Error("DNET0212", "Settings of a recipe that contradict each other");
    /// <summary>A setting that nothing uses.</summary>
    public static readonly Descriptor UnusedSetting = Warning("DNET0218", "A setting that nothing uses");
    /// <summary>Momentum that the optimizer does not use.</summary>
    public static readonly Descriptor UnusedMomentum = Warning("DNET0215", "Momentum that the optimizer does not use");
    /// <summary>Batch normalisation with batches of one picture.</summary>
    public static readonly Descriptor BatchNormOfOnePicture = Warning("DNET0216", "Batch normalisation with batches of one picture");
    /// <summary>A head of one class.</summary>
    public static readonly Descriptor HeadOfOne = Warning("DNET0217", "A head of one class");
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
    /// <summary>Data of pictures that the model does not take.</summary>
    public static readonly Descriptor DataPictures = Error("DNET0208", "Data of pictures that the model does not take");
    /// <summary>Data of classes that the model does not tell apart.</summary>
    public static readonly Descriptor DataClasses = Error("DNET0209", "Data of classes that the model does not tell apart");
    /// <summary>A data shape that makes no sense.</summary>
    public static readonly Descriptor DataShapeRange = Error("DNET0210", "A data shape that makes no sense");
    /// <summary>A loss that does not take the labels of the data.</summary>
    public static readonly Descriptor DataLoss = Error("DNET0230", "A loss that does not take the labels of the data");

    /// <summary>The generator failed.</summary>
    public static readonly Descriptor Internal = Error("DNET0999", "The generator failed");

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<Descriptor> All { get; } =
    [
        NotARecord,
        NotPartial,
        NestedInNotPartial,
        NoInput,
        InputNotFirst,
        StrayParameter,
        HyperparameterAfterValue,
        UnknownValue,
        LaterValue,
        DuplicateValue,
        StepNotAllowed,
        ExpressionSyntax,
        ExpressionName,
        ExpressionType,
        NotABlock,
        ArgumentCount,
        ArgumentType,
        Recursion,
        TooManySteps,
        ClashingNames,
        Undecided,
        ContradictoryFacts,
        MalformedName,
        MalformedArgument,
        NoSteps,
        JoinNotFirst,
        JoinOfOne,
        DefaultType,
        InputAxes,
        ExpressionArithmetic,
        ReservedName,
        HidingName,
        TooManyInputs,
        InputCount,
        ResultOfBlock,
        AuxiliaryHead,
        ResultFromHead,
        NoClassifier,
        FileLocal,
        NotConstructible,
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
        OutputPadding,
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
        Epochs,
        BatchSize,
        LearningRate,
        Momentum,
        WeightDecay,
        Rotation,
        ShiftOrZoom,
        RecipeRange,
        RecipeContradiction,
        UnusedSetting,
        UnusedMomentum,
        BatchNormOfOnePicture,
        HeadOfOne,
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
        DataPictures,
        DataClasses,
        DataShapeRange,
        DataLoss,
        Internal,
    ];

    /// <summary>The diagnostic of an id.</summary>
    /// <exception cref="InvalidOperationException">There is no such id.</exception>
    public static Descriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    private static Descriptor Error(string id, string title) => new(id, title, Severity.Error);

    private static Descriptor Warning(string id, string title) => new(id, title, Severity.Warning);
}
