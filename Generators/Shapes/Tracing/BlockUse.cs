using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>A declaration with what its hyperparameters and its inputs are this time: what a trace depends on, and nothing else.</summary>
/// <param name="Declaration">Full name of the block.</param>
/// <param name="Hyperparameters">The hyperparameters, in order.</param>
/// <param name="Index">The turn of a repetition; nothing where the block does not ask for it.</param>
/// <param name="Inputs">The shapes of its inputs.</param>
/// <param name="IsGeneral">Whether some of it stands for whatever it may be.</param>
internal sealed record BlockUse(
    string Declaration,
    EquatableArray<ExpressionValue> Hyperparameters,
    ExpressionValue? Index,
    EquatableArray<Shape> Inputs,
    bool IsGeneral);

/// <summary>What came of tracing a declaration.</summary>
/// <param name="Network">The graph; nothing where an error was found, or in general.</param>
/// <param name="Result">What comes out; nothing where it could not be computed.</param>
/// <param name="Findings">Errors and warnings, with sites in the declaration.</param>
/// <param name="Constraints">What open sizes have to satisfy.</param>
/// <param name="Steps">How many steps there are, those of blocks counted at each use.</param>
internal sealed record TraceResult(
    Network? Network,
    Flow? Result,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Constraint> Constraints,
    long Steps);
