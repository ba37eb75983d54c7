using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Diagnostics;

/// <content>00xx: the use of the language.</content>
public static partial class Catalogue
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

    private static class Language
    {
        internal static readonly ImmutableArray<Descriptor> All =
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
        ];
    }
}
