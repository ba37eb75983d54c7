using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Rules;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>
/// Follows one declaration from its input to its last value. A step that is wrong leaves its value unknown, which silences what depends
/// on it and nothing else.
/// </summary>
internal sealed class Tracer(Declaration declaration, Workspace workspace, bool isGeneral)
{
    private readonly Dictionary<string, Flow?> flows = [];
    private readonly GraphBuilder graph = new();
    private Scope scope = Scope.Empty;
    private long steps;

    /// <summary>Where findings and constraints go.</summary>
    public Report Report { get; } = new(declaration.Type.FullName);

    /// <summary>The conditions of <c>When</c>, as they were decided.</summary>
    public ConditionLog Conditions { get; } = new();

    /// <summary>The contexts of the inputs' steps, in order; none where the first value is no input, a mistake of structure.</summary>
    public IReadOnlyList<StepContext> Entries(Scope hyperparameters) => declaration.Values.FirstOrDefault()?.Input is null
        ? []
        : [.. declaration.Inputs.Select(value => new StepContext(value, value.Input!, hyperparameters, Report, workspace, isGeneral))];

    /// <summary>The values as they were computed; nothing for one that is wrong.</summary>
    public IReadOnlyDictionary<string, Flow?> Flows => flows;

    /// <summary>
    /// Follows the values from inputs of those shapes, with what names stand for; nothing is computed where the inputs are unknown.
    /// </summary>
    public TraceResult Run(IReadOnlyList<Shape>? inputs, Scope names, EquatableArray<Argument> arguments)
    {
        scope = names;
        var entered = 0;
        Flow? flow = null;
        for (var index = 0; index < declaration.Values.Count; index++)
        {
            workspace.Cancellation.ThrowIfCancellationRequested();
            var value = declaration.Values[index];
            flow = value.Input is not null ? Input(value, index, inputs?[entered++]) : index == 0 ? null : Follow(value, index, flow);
            flows[value.Name] = flow;
            scope = scope.WithValue(value.Name, flow?.Shape);
            if (flow is not null && !isGeneral)
                graph.Name(value, flow.Node);
        }

        var isSound = flows.Values.All(known => known is not null)
            && Report.Findings.All(finding => Catalogue.Find(finding.Id).Severity != Severity.Error);
        return new TraceResult(
            isSound && !isGeneral ? graph.Build(declaration, arguments) : null, flow, Report.Findings, Report.Constraints, steps);
    }

    private Flow? Input(ValueDeclaration value, int index, Shape? shape) => shape is null ? null : new Flow(
        value.Kind,
        shape,
        isGeneral ? 0 : graph.Add(new Operation.Input(), [], shape, index, ("", value.Name), Dim.Zero, Dim.Zero),
        value.Name,
        Origin(value),
        EquatableArray.Of(new Station(value.Name, shape, Origin(value))));

    private static Site Origin(ValueDeclaration value) => new(value.Parameter, value.Steps.FirstOrDefault()?.Attribute ?? -1);

    private Flow? Follow(ValueDeclaration value, int index, Flow? start)
    {
        if (value.Steps.Count == 0)
        {
            Report.Add(
                Catalogue.NoSteps,
                new Site(value.Parameter),
                $"'{value.Name}' has no steps; say with attributes how it is computed, [From(...)] if it is an earlier value as it stands");
            return null;
        }

        var names = new StateNames(value);
        var flow = start;
        foreach (var step in value.Steps)
        {
            var context = new StepContext(value, step, scope, Report, workspace, isGeneral);
            var before = flow;
            flow = Guarded(context, () => Apply(context, index, names, before));
            if (RuleTable.IsJoin(step.Kind))
                start = step.Kind == "From" ? flow : flow?.Unnamed();
        }

        return flow is not null && start is not null && KindCheck.HasDeclaredKind(value, flow, Report)
            ? (flow with { Kind = value.Kind, Way = start.Way }).Named(value.Name)
            : null;
    }

    /// <summary>
    /// Sizes grow by products, so that a mistyped number can leave the range in any rule: one place catches it for all of them.
    /// </summary>
    private static Flow? Guarded(StepContext context, Func<Flow?> apply)
    {
        try
        {
            return apply();
        }
        catch (OverflowException)
        {
            context.Error(Catalogue.TooLarge, context.At(), $"{context.Subject} leads to sizes beyond 64 bits; make its numbers smaller");
            return null;
        }
    }

    private Flow? Apply(StepContext context, int index, StateNames names, Flow? flow)
    {
        var rule = RuleTable.Find(context.Step.Kind) ?? throw new InvalidOperationException($"There is no rule for {context.Step.Kind}.");
        if (context.Argument("Name") is ArgumentValue.Text { Value: var name } && !StateNames.IsName(context.Step, name))
            context.Error(
                Catalogue.MalformedName,
                context.At("Name"),
                $"{context.Subject} has the name '{name}'; a name has letters, digits and underscores, with dots between its parts");
        if (rule is StepRule.Composite)
            return new UseTracer(context, graph, Conditions, index, names, declaration, flows, count => steps += count).Apply(flow);

        switch (Conditions.Decide(context))
        {
            case Decision.Wrong:
                return null;
            case Decision.No:
                return flow;
            case Decision.Open:
                return Merge.Of(context, flow, Step(context.Uncertain(), rule, index, names, flow, isCertain: false));
            default:
                return Step(context, rule, index, names, flow, isCertain: true);
        }
    }

    private Flow? Step(StepContext context, StepRule rule, int index, StateNames names, Flow? flow, bool isCertain)
    {
        steps++;
        var place = names.Next(context.Step, context.Step.Label, 0);
        if (isCertain)
            graph.Take(place.Path, context);
        switch (rule)
        {
            case StepRule.Unary unary:
                return flow is not null && KindCheck.Accepts(context, unary, flow) && unary.Apply(context, flow) is { } result
                    ? Result(context, index, place, result, [flow])
                    : null;
            case StepRule.Join join:
                return Joins.Inputs(context, join, declaration, flows) is { } inputs && join.Apply(context, inputs) is { } joined
                    ? Result(context, index, place, joined, inputs)
                    : null;
            default:
                return null;
        }
    }

    private Flow Result(StepContext context, int index, (string Path, string Member) place, StepResult result, IReadOnlyList<Flow> inputs)
    {
        var node = result.Operation is null || isGeneral
            ? inputs[0].Node
            : graph.Add(
                result.Operation,
                inputs.Select(input => input.Node),
                result.Shape,
                index,
                place,
                result.Parameters,
                result.MultiplyAccumulates);
        var made = result.Shape == inputs[0].Shape ? inputs[0].Made : context.At();
        var flow = new Flow(result.Kind, result.Shape, node, inputs[0].Source, made, inputs[0].Way);
        return context.Step.Kind is "From" or "Expect" ? flow : flow.Named(context.Step.Kind);
    }
}
