namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>The messages for declarations that are wrong as such, before any shape is looked at: what is wrong; the fix.</summary>
public static class StructureMessages
{
    /// <summary>DNET0001.</summary>
    public static string NotARecord(string name, string attribute) =>
        $"'{name}' is declared [{attribute}] but is no record class; declare it 'partial record {name}(...)'";

    /// <summary>DNET0002.</summary>
    public static string NotPartial(string name) => $"'{name}' is not partial, so nothing can be generated for it; add 'partial'";

    /// <summary>DNET0003.</summary>
    public static string NestedInNotPartial(string name, string containing) =>
        $"'{name}' is nested in '{containing}', which is not partial; add 'partial' to '{containing}'";

    /// <summary>DNET0004.</summary>
    public static string NoInput(string name) => $"'{name}' has no input; put [Input(...)] on its first value";

    /// <summary>DNET0005, where a record does not start from its input.</summary>
    public static string FirstIsNoInput(string first, string input) =>
        $"'{first}' is the first value and starts from nothing; put '{input}', which has the [Input], before it";

    /// <summary>DNET0005, where something is computed in the value that comes in.</summary>
    public static string InputIsComputed(string value) =>
        $"[Input] of '{value}' has to be its only step; compute in a value of its own after '{value}'";

    /// <summary>DNET0033.</summary>
    public static string TooManyInputs(string name, int count, int most) =>
        $"'{name}' has {count} inputs; a network takes at most {most}; join some of them outside";

    /// <summary>DNET0006.</summary>
    public static string StrayParameter(string parameter, string type, bool isModel) => isModel
        ? $"'{parameter}' of type {type} is no value; a model has values of the kinds Image, Map, Tokens, Vector and Logits only"
        : $"'{parameter}' of type {type} is neither a hyperparameter (int, double, bool, string, an enum) nor a value (Image, Map, Tokens, Vector, Logits)";

    /// <summary>DNET0007.</summary>
    public static string HyperparameterAfterValue(string parameter, string firstValue) =>
        $"the hyperparameter '{parameter}' stands after the value '{firstValue}'; hyperparameters come first";

    /// <summary>DNET0031.</summary>
    public static string ReservedName(string name, string model) =>
        $"'{name}' is the name of a member that is generated for '{model}'; choose another name";

    /// <summary>DNET0032.</summary>
    public static string HidingName(string name, string where, string model) =>
        $"'{name}' in '{where}' hides the name by which the code of '{model}' speaks of torch; rename it, or move '{model}' elsewhere";

    /// <summary>DNET0999.</summary>
    public static string Internal(string name, string exception) =>
        $"the generator failed on '{name}': {exception}; this is a bug in DeclarativeNet, please report it with the declaration";
}
