namespace DeclarativeNet.Generators.Model;

/// <summary>Everything one model depends on: its declaration, and those of all blocks it uses, at any depth.</summary>
/// <param name="Root">The model or block itself.</param>
/// <param name="Blocks">Each used block once, by <see cref="TypeReference.FullName"/>.</param>
public sealed record DeclarationSet(Declaration Root, EquatableArray<Declaration> Blocks)
{
    /// <summary>The declaration of a used block, or nothing where the type is no block.</summary>
    public Declaration? Block(string fullName) => Blocks.FirstOrDefault(block => block.Type.FullName == fullName);
}

/// <summary>A record as it was declared, free of symbols, syntax and positions.</summary>
/// <param name="Kind">Model or block.</param>
/// <param name="Type">The record type.</param>
/// <param name="Hyperparameters">A block's hyperparameters, in order.</param>
/// <param name="Values">The values of the forward pass, in order.</param>
/// <param name="Recipe">The arguments of <c>Train</c>, <c>Augment</c>, <c>Loss</c> and <c>Budget</c> that were written.</param>
/// <param name="Findings">What was wrong with the declaration as such: not a record, not partial, a stray parameter.</param>
public sealed record Declaration(
    DeclarationKind Kind,
    TypeReference Type,
    EquatableArray<Hyperparameter> Hyperparameters,
    EquatableArray<ValueDeclaration> Values,
    RecipeDeclaration Recipe,
    EquatableArray<Finding> Findings)
{
    /// <summary>Whether it is of another assembly, so that nobody but its users is told here what is wrong with it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The names of generated members that the user's own members have.</summary>
    public EquatableArray<string> OwnMembers { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The values that come from outside, in order.</summary>
    public IEnumerable<ValueDeclaration> Inputs => Values.Where(value => value.Input is not null);
}

/// <summary>What a record was declared as.</summary>
public enum DeclarationKind
{
    /// <summary>A network.</summary>
    Model,

    /// <summary>A part of networks, with hyperparameters.</summary>
    Block,
}

/// <summary>The name of a type, and what is needed to declare another part of it.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ContainingTypes">Headers of the enclosing types, outermost first, such as <c>static partial class Zoo</c>.</param>
/// <param name="Name">The simple name.</param>
/// <param name="FullName">The name with namespace and containing types, as metadata spells it: what blocks are looked up by.</param>
/// <param name="Accessibility"><c>public</c>, <c>internal</c>, …</param>
/// <param name="TypeParameters">A generic record's own, <c>&lt;T&gt;</c>; mostly empty.</param>
public sealed record TypeReference(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string FullName,
    string Accessibility,
    string TypeParameters = "");

/// <summary>A block's hyperparameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>int</c>, <c>double</c>, <c>bool</c>, <c>string</c>, or the full name of an enum.</param>
/// <param name="Default">What <c>[Default]</c> gives it, if anything.</param>
/// <param name="Parameter">Its place among the record's parameters.</param>
public sealed record Hyperparameter(string Name, string Type, ArgumentValue? Default, int Parameter)
{
    /// <summary>Of an enum, the names of its members.</summary>
    public EquatableArray<string> Members { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>A value of the forward pass, as declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its declared kind.</param>
/// <param name="Steps">The attributes over it, in order; <c>Input</c> is one of them here.</param>
/// <param name="Parameter">Its place among the record's parameters.</param>
public sealed record ValueDeclaration(string Name, ValueKind Kind, EquatableArray<StepDeclaration> Steps, int Parameter)
{
    /// <summary>What is said of the value beside its steps: <c>Output</c>, <c>Auxiliary</c>.</summary>
    public EquatableArray<StepDeclaration> Marks { get; init; } = EquatableArray<StepDeclaration>.Empty;

    /// <summary>The step that brings the value in from outside, if there is one.</summary>
    public StepDeclaration? Input => Steps.FirstOrDefault(step => step.Kind == "Input");

    /// <summary>What has the forward pass give the value back by name, if anything.</summary>
    public StepDeclaration? Output => Marks.FirstOrDefault(mark => mark.Kind == "Output");

    /// <summary>What makes the value a head that is there in training only, if anything.</summary>
    public StepDeclaration? Auxiliary => Marks.FirstOrDefault(mark => mark.Kind == "Auxiliary");
}

/// <summary>One attribute over a value.</summary>
/// <param name="Kind">The attribute's name without its suffix: <c>Conv2d</c>, <c>Use</c>.</param>
/// <param name="Arguments">What was written; what was not has the rule's default.</param>
/// <param name="Block">For <c>Use</c>, the full name of the block.</param>
/// <param name="Attribute">Its place among all attributes of the parameter, for finding its source again.</param>
/// <param name="Layer">For <c>Custom</c>, the user's layer.</param>
public sealed record StepDeclaration(
    string Kind, EquatableArray<Argument> Arguments, string? Block, int Attribute, CustomLayer? Layer = null)
{
    /// <summary>What the step is called where its parameters are: the user's layer by its own name.</summary>
    public string Label => Layer?.Name ?? Kind;

    /// <summary>An argument as it was written; nothing where it was not.</summary>
    public ArgumentValue? Written(string name) => Arguments.Written(name);

    /// <summary>The names that an argument lists, in order; an empty one for what is no string.</summary>
    public IReadOnlyList<string> Names(string argument) => Written(argument) switch
    {
        ArgumentValue.Text text => [text.Value],
        ArgumentValue.List list => [.. list.Items.Select(item => (item as ArgumentValue.Text)?.Value ?? "")],
        _ => [],
    };
}

/// <summary>A layer of the user's own.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Type">Its name as generated code spells it.</param>
/// <param name="Access"><c>public</c>, <c>internal</c> or <c>private</c>: what a member of its type can be at most.</param>
public sealed record CustomLayer(string Name, string Type, string Access);

/// <summary>An argument of an attribute, named or by the name of the constructor's parameter (<c>outChannels</c>).</summary>
public sealed record Argument(string Name, ArgumentValue Value);

/// <summary>Arguments by their names.</summary>
public static class WrittenArguments
{
    /// <summary>An argument as it was written; nothing where it was not.</summary>
    public static ArgumentValue? Written(this EquatableArray<Argument> arguments, string name)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index].Name == name)
                return arguments[index].Value;
        }

        return null;
    }
}

/// <summary>The recipe as declared: what was written, by property.</summary>
public sealed record RecipeDeclaration(EquatableArray<Argument> Train, EquatableArray<Argument> Augment)
{
    /// <summary>The arguments of <c>Budget</c>.</summary>
    public EquatableArray<Argument> Budget { get; init; } = EquatableArray<Argument>.Empty;

    /// <summary>The arguments of <c>Loss</c>.</summary>
    public EquatableArray<Argument> Loss { get; init; } = EquatableArray<Argument>.Empty;

    /// <summary>The member of an enum in <c>Train</c>; the default where none was written.</summary>
    public string Member(string name, string byDefault) => Train.Written(name) is ArgumentValue.EnumMember member ? member.Member : byDefault;

    /// <summary>The member of <c>Loss</c> that is declared; cross-entropy where none is.</summary>
    public string LossName =>
        Loss.Written("loss") is ArgumentValue.EnumMember member ? member.Member : "CrossEntropy";

    /// <summary>Which of the attributes there are, <c>Train</c>, <c>Augment</c> and <c>Loss</c>, with arguments or without.</summary>
    public EquatableArray<string> Attributes { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>The kind of a value of the forward pass.</summary>
public enum ValueKind
{
    /// <summary>Pictures, <c>C×H×W</c>.</summary>
    Image,

    /// <summary>A feature map, <c>C×H×W</c>.</summary>
    Map,

    /// <summary>A sequence of vectors, <c>L×D</c>.</summary>
    Tokens,

    /// <summary>Features, <c>D</c>.</summary>
    Vector,

    /// <summary>Class scores, <c>K</c>.</summary>
    Logits,
}
