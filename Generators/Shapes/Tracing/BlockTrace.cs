using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Traces a block at one use.</summary>
internal static class BlockTrace
{
    /// <summary>The block with the use's hyperparameters, from the use's input on.</summary>
    public static TraceResult Of(Declaration block, BlockUse use, Flow input, Workspace workspace)
    {
        var tracer = new Tracer(block, workspace, use.IsGeneral);
        var names = BlockArguments.Scope(block, use.Hyperparameters);
        var scope = use.Index is null ? names : names.With("Index", use.Index);
        var bound = tracer.Entry(scope) is { } entry && InputAxes.Read(entry) is { } axes ? InputAxes.Bind(entry, axes, input) : null;
        if (bound is not null && Holds(tracer.Entry(bound)!, input) is false)
            bound = null;
        return tracer.Run(bound is null ? null : input.Shape, bound ?? scope, BlockArguments.Constants(block, use.Hyperparameters));
    }

    /// <summary>Whether the input is as the block's facts say.</summary>
    private static bool Holds(StepContext entry, Flow input) => Facts.Read(entry) is { } facts && entry.Require(
        facts,
        entry.At("Where"),
        new Violation(
            Diagnostics.Catalogue.BlockDoesNotFit,
            $"its input is {input.Shape}, where {(entry.Argument("Where") is ArgumentValue.Text text ? text.Value : "")} has to hold",
            "",
            "give it an input of which that holds"));
}
