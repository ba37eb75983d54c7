using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Follows a <c>Use</c>: as many turns of a block as it repeats, each traced with its own arguments and input.</summary>
internal sealed class UseTracer(
    StepContext context,
    GraphBuilder graph,
    ConditionLog conditions,
    int value,
    StateNames names,
    Declaration declaration,
    IReadOnlyDictionary<string, Flow?> flows,
    Func<long, long> countSteps)
{
    /// <summary>What comes out; nothing where the use is wrong, which has then been reported, here or at the block.</summary>
    public Flow? Apply(Flow? flow)
    {
        if (context.Workspace.Block(context.Step.Block) is not { } block)
        {
            context.Error(
                Catalogue.NotABlock,
                context.At(),
                $"'{context.Value.Name}' uses {context.Step.Block?.SimpleName()}, which is no block; declare it a record with [Block]");
            return null;
        }

        var repeat = context.Integer("Repeat", 1, 1);
        if (IsWrongAsSuch(block) || repeat is null)
            return null;
        if (!repeat.IsConstant)
            return Merge.Of(
                context, flow, Uncertain().Turn(block, new ExpressionValue.Integer(Dim.Symbol("Index")), 0, flow, isCertain: false));

        for (var turn = 0L; turn < repeat.Value && flow is not null; turn++)
            flow = Turn(block, new ExpressionValue.Integer(turn), (int)turn, flow, isCertain: true);
        return flow;
    }

    /// <summary>Whether the block is wrong for every use. Of one in another assembly that is told here, as nobody reads it there.</summary>
    private bool IsWrongAsSuch(Declaration block)
    {
        if (Mistake(block) is not { } mistake)
            return false;
        if (block.IsForeign)
            context.Error(
                Catalogue.BlockDoesNotFit,
                context.At(),
                $"'{context.Value.Name}' uses {block.Type.Name} of another assembly, which is wrong for every use: {mistake}");
        return true;
    }

    /// <summary>The first thing that is wrong with the block as such; one that never ends cannot be traced to find more.</summary>
    private string? Mistake(Declaration block) => context.Workspace.IsEndless(block.Type.FullName)
        ? "it uses itself, which would never end"
        : (block.IsForeign ? block.Findings : EquatableArray<Finding>.Empty)
            .Concat(context.Workspace.TraceGenerally(block).Findings)
            .FirstOrDefault(finding => Catalogue.Find(finding.Id).Severity == Severity.Error)?.Message;

    private UseTracer Uncertain() => new(context.Uncertain(), graph, conditions, value, names, declaration, flows, countSteps);

    private Flow? Turn(Declaration block, ExpressionValue index, int turn, Flow? flow, bool isCertain)
    {
        var inTurn = context with { Scope = context.Scope.With("Index", index) };
        switch (conditions.Decide(inTurn))
        {
            case Decision.Wrong:
                return null;
            case Decision.No:
                return flow;
            case Decision.Open:
                return Merge.Of(context, flow, Uncertain().Step(inTurn.Uncertain(), block, index, turn, flow, isCertain: false));
            default:
                return Step(inTurn, block, index, turn, flow, isCertain);
        }
    }

    private Flow? Step(StepContext inTurn, Declaration block, ExpressionValue index, int turn, Flow? flow, bool isCertain)
    {
        var place = names.Next(context.Step, block.Type.Name, turn);
        if (isCertain)
            graph.Take(place.Path, context);
        var arguments = BlockArguments.Read(inTurn, block);
        var inputs = BlockInputs.Find(inTurn, block, flow, declaration, flows);
        if (arguments is null || inputs is null)
            return null;

        var use = new BlockUse(
            block.Type.FullName,
            arguments.Value,
            AsksForIndex(block) ? index : null,
            inputs.Select(input => input.Shape).ToEquatableArray(),
            context.IsGeneral);
        var result = context.Workspace.Trace(use, () => BlockTrace.Of(block, use, inputs, context.Workspace));
        if (!Count(result.Steps) || !Tell(block, arguments.Value, inputs, result) || result.Result is not { } output)
            return null;

        var node = result.Network is null ? inputs[0].Node : graph.Add(
            new Operation.Use(result.Network),
            inputs.Select(input => input.Node),
            output.Shape,
            value,
            place,
            result.Network.Nodes.Aggregate(0L, (sum, inner) => checked(sum + inner.Parameters)),
            result.Network.Nodes.Aggregate(Dim.Zero, (sum, inner) => sum + inner.MultiplyAccumulates));
        return new Flow(output.Kind, output.Shape, node, inputs[0].Source, context.At(), inputs[0].Way).Named(block.Type.Name);
    }

    private bool Count(long inBlock)
    {
        var steps = countSteps(inBlock);
        if (steps <= Workspace.MostSteps)
            return true;
        context.Error(
            Catalogue.TooManySteps,
            context.At("Repeat"),
            $"with '{context.Value.Name}', {declaration.Type.Name} unrolls to {steps} steps and more; a network has at most {Workspace.MostSteps}; repeat less, or nest less");
        return false;
    }

    /// <summary>
    /// Tells here what is wrong inside the block with these arguments and inputs, with the place inside as a related one. What is wrong
    /// with the block as such was said at the block.
    /// </summary>
    private bool Tell(Declaration block, EquatableArray<ExpressionValue> arguments, IReadOnlyList<Flow> inputs, TraceResult result)
    {
        var known = context.Workspace.TraceGenerally(block).Findings;
        foreach (var finding in result.Findings.Where(finding => Catalogue.Find(finding.Id).Severity == Severity.Warning))
        {
            if (known.All(other => other.Id != finding.Id || other.Site != finding.Site))
                context.Error(Catalogue.Find(finding.Id), context.At(), $"in {Call()}, {finding.Message}", Related(block, finding));
        }

        if (result.Findings.FirstOrDefault(finding => Catalogue.Find(finding.Id).Severity == Severity.Error) is { } error)
        {
            context.Error(
                Catalogue.BlockDoesNotFit,
                BlockInputs.Site(context, block, error.Site),
                $"'{context.Value.Name}' cannot use {Call()}: {error.Message}",
                Related(block, error));
            return false;
        }

        return result.Constraints.All(constraint => context.Report.Require(constraint with
        {
            Site = BlockInputs.Site(context, block, constraint.Site),
            Related = EquatableArray.Of([new RelatedSite(block.Type.FullName, constraint.Site), .. constraint.Related]),
            Violation = () => constraint.Violation().Within($"'{context.Value.Name}' cannot use {Call()}"),
        }));

        string Call() => $"{block.Type.Name}({string.Join(", ", arguments.Select(BlockArguments.Text))}) on "
            + Suggestion.List([.. inputs.Select(input => input.Described)], "and");
    }

    private static RelatedSite[] Related(Declaration block, Finding finding) =>
        [new RelatedSite(block.Type.FullName, finding.Site), .. finding.Related];

    private static bool AsksForIndex(Declaration block) => block.Values.SelectMany(declared => declared.Steps)
        .SelectMany(step => step.Arguments).Any(argument => Mentions(argument.Value));

    private static bool Mentions(ArgumentValue argument) => argument switch
    {
        ArgumentValue.Text text => text.Value.Contains("Index"),
        ArgumentValue.List list => list.Items.Any(Mentions),
        _ => false,
    };
}
