using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>What a step does to shapes.</summary>
/// <param name="Kind">The step's name, as in <see cref="StepDeclaration.Kind"/>.</param>
internal abstract record StepRule(string Kind)
{
    /// <summary>What a step takes that does not care for axes: pictures are maps, and class scores are vectors.</summary>
    public static readonly ImmutableArray<ValueKind> AnyKind = [ValueKind.Map, ValueKind.Tokens, ValueKind.Vector];

    /// <summary>A step on what flows into it.</summary>
    /// <param name="Kind">The step's name.</param>
    /// <param name="Accepts">The kinds it applies to.</param>
    /// <param name="HasParameters">Whether it may have parameters, and so a place in the state dictionary.</param>
    /// <param name="Apply">The rule; nothing where the step is wrong, which has then been reported.</param>
    public sealed record Unary(
        string Kind, ImmutableArray<ValueKind> Accepts, bool HasParameters, Func<StepContext, Flow, StepResult?> Apply) : StepRule(Kind);

    /// <summary>A step that starts a value from earlier ones.</summary>
    /// <param name="Kind">The step's name.</param>
    /// <param name="Argument">The argument that names the values.</param>
    /// <param name="Fewest">How many values it takes at least.</param>
    /// <param name="Apply">The rule; nothing where the step is wrong, which has then been reported.</param>
    public sealed record Join(
        string Kind, string Argument, int Fewest, Func<StepContext, ImmutableArray<Flow>, StepResult?> Apply) : StepRule(Kind);

    /// <summary>A step that stands for a block.</summary>
    public sealed record Composite(string Kind) : StepRule(Kind);

    /// <summary>The step that a record's first value has.</summary>
    public sealed record Entry(string Kind) : StepRule(Kind);
}

/// <summary>What a step makes of its input.</summary>
/// <param name="Kind">The kind of the result.</param>
/// <param name="Shape">The shape of the result.</param>
/// <param name="Operation">What is computed. Nothing for a step that only passes on, and where numbers are not known in a block on its own.</param>
/// <param name="Parameters">How many learned numbers it has.</param>
/// <param name="MultiplyAccumulates">Multiply-accumulates for one picture.</param>
internal sealed record StepResult(ValueKind Kind, Shape Shape, Operation? Operation, Dim Parameters, Dim MultiplyAccumulates)
{
    /// <summary>A step without parameters and without multiplications worth counting.</summary>
    public static StepResult Free(ValueKind kind, Shape shape, Operation? operation) => new(kind, shape, operation, Dim.Zero, Dim.Zero);
}
