using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Traces a block at one use.</summary>
internal static class BlockTrace
{
    /// <summary>The block with the use's hyperparameters, from the use's inputs on.</summary>
    public static TraceResult Of(Declaration block, BlockUse use, IReadOnlyList<Flow> inputs, Workspace workspace)
    {
        var tracer = new Tracer(block, workspace, use.IsGeneral);
        var names = BlockArguments.Scope(block, use.Hyperparameters);
        var scope = use.Index is null ? names : names.With("Index", use.Index);
        var bound = Bind(tracer.Entries(scope), inputs, scope);
        if (bound is not null && !tracer.Entries(bound).Zip(inputs, Holds).ToList().All(holds => holds))
            bound = null;
        return tracer.Run(
            bound is null ? null : [.. inputs.Select(input => input.Shape)],
            bound ?? scope,
            BlockArguments.Constants(block, use.Hyperparameters));
    }

    private static Scope? Bind(IReadOnlyList<StepContext> entries, IReadOnlyList<Flow> inputs, Scope scope)
    {
        Scope? bound = entries.Count == inputs.Count ? scope : null;
        for (var index = 0; index < entries.Count && bound is not null; index++)
        {
            var entry = entries[index] with { Scope = bound };
            bound = InputAxes.Read(entry) is { } axes ? InputAxes.Bind(entry, axes, inputs[index]) : null;
        }

        return bound;
    }

    /// <summary>Whether an input is as the block's facts say.</summary>
    private static bool Holds(StepContext entry, Flow input) => Facts.Read(entry) is { } facts && entry.Require(
        facts,
        entry.At("Where"),
        () => new Violation(
            Diagnostics.Catalogue.BlockDoesNotFit,
            $"its input is {input.Shape}, where {(entry.Argument("Where") is ArgumentValue.Text text ? text.Value : "")} has to hold",
            "",
            "give it an input of which that holds"));
}
