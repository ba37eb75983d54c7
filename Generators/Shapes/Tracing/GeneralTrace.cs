using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Traces a block on its own, for whatever its hyperparameters and its input may be.</summary>
internal static class GeneralTrace
{
    /// <summary>What is wrong with the block for every use; silent about what depends on the use.</summary>
    public static TraceResult Of(Declaration block, Workspace workspace)
    {
        var tracer = new Tracer(block, workspace, isGeneral: true);
        CheckDefaults(block, tracer.Report);
        CheckRecursion(block, workspace, tracer.Report);

        var (opened, result) = Run(block, tracer);
        tracer.Conditions.WarnOfDead();
        if (opened is { } entrance)
            CheckConstraints(result.Constraints, entrance, tracer.Report);
        return result;
    }

    /// <summary>The block's values, in terms of its hyperparameters and its input's sizes; nothing for one that is wrong.</summary>
    public static IReadOnlyDictionary<string, Flow?> Flows(Declaration block, Workspace workspace)
    {
        var tracer = new Tracer(block, workspace, isGeneral: true);
        Run(block, tracer);
        return tracer.Flows;
    }

    private static (Entrance? Opened, TraceResult Result) Run(Declaration block, Tracer tracer)
    {
        var hyperparameters = block.Hyperparameters.Select(Unknown).ToEquatableArray();
        var scope = BlockArguments.Scope(block, hyperparameters).With("Index", new ExpressionValue.Integer(Dim.Symbol("Index")));
        var opened = Entrance.Open(tracer, scope);
        return (opened, tracer.Run(opened?.Shapes, opened?.Scope ?? scope, EquatableArray<Argument>.Empty));
    }

    private static ExpressionValue Unknown(Hyperparameter parameter) => parameter.Type == ExpressionType.Integer.Name
        ? new ExpressionValue.Integer(Dim.Symbol(parameter.Name))
        : new ExpressionValue.Unknown(new ExpressionType(parameter.Type));

    private static void CheckDefaults(Declaration block, Report report)
    {
        foreach (var parameter in block.Hyperparameters)
        {
            if (parameter.Default is { } constant && (BlockArguments.Of(constant) is not { } value || !BlockArguments.Suits(value, parameter.Type)))
                report.Add(
                    Catalogue.DefaultType,
                    new Site(parameter.Parameter),
                    $"the default of '{parameter.Name}' is not {new ExpressionType(parameter.Type)}; give it a constant of that type");
        }
    }

    private static void CheckRecursion(Declaration block, Workspace workspace, Report report)
    {
        foreach (var (value, step) in block.Values.SelectMany(value => value.Steps.Select(step => (value, step))))
        {
            if (step.Block is null || !workspace.Reaches(step.Block, block.Type.FullName))
                continue;
            var used = step.Block.SimpleName();
            report.Add(
                Catalogue.Recursion,
                new Site(value.Parameter, step.Attribute),
                step.Block == block.Type.FullName
                    ? $"'{value.Name}' uses {used} within itself, which would never end; use Repeat to stack blocks"
                    : $"'{value.Name}' uses {used}, which uses {block.Type.Name} in turn, and that would never end; use Repeat to stack blocks");
        }
    }

    /// <summary>What no sizes of the input can satisfy, whatever integers the hyperparameters are.</summary>
    private static void CheckConstraints(IReadOnlyList<Constraint> constraints, Entrance entrance, Report report)
    {
        var facts = entrance.Facts.Conjuncts.ToList();
        var statements = facts.Concat(constraints.Select(constraint => constraint.Holds)).ToList();
        var names = entrance.Symbols.Concat(statements.SelectMany(statement => statement.Symbols)).Distinct().ToList();
        var blamed = Components.Of(names, statements)
            .Select(group => Blame.Find(
                group,
                facts.Where(fact => fact.Symbols.Any(group.Contains)),
                [.. constraints.Where(constraint => constraint.Holds.Symbols.Any(group.Contains))],
                Least))
            .FirstOrDefault(blame => blame is not null);
        if (blamed is not null)
            report.Add(
                Catalogue.BlockNeverFits,
                blamed.Constraint.Site,
                $"no input fits: {blamed.Message}",
                [.. blamed.Constraint.Related]);

        long? Least(string name) => entrance.Symbols.Contains(name) ? 1 : name == "Index" ? 0 : null;
    }
}
