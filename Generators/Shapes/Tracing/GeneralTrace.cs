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

        var hyperparameters = block.Hyperparameters.Select(Unknown).ToEquatableArray();
        var scope = BlockArguments.Scope(block, hyperparameters).With("Index", new ExpressionValue.Integer(Dim.Symbol("Index")));
        var opened = Entrance.Open(tracer, scope);
        var result = tracer.Run(opened?.Shapes, opened?.Scope ?? scope, EquatableArray<Argument>.Empty);
        tracer.Conditions.WarnOfDead();
        if (opened is { } entrance)
            CheckConstraints(result.Constraints, entrance, tracer.Report);
        return result;
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
            var used = step.Block.Substring(step.Block.LastIndexOfAny(['.', '+']) + 1);
            report.Add(
                Catalogue.Recursion,
                new Site(value.Parameter, step.Attribute),
                step.Block == block.Type.FullName
                    ? $"'{value.Name}' uses {used} within itself, which would never end; use Repeat to stack blocks"
                    : $"'{value.Name}' uses {used}, which uses {block.Type.Name} in turn, and that would never end; use Repeat to stack blocks");
        }
    }

    /// <summary>What the input's own sizes can never satisfy. Of what hyperparameters enter into, nothing is said here.</summary>
    private static void CheckConstraints(IReadOnlyList<Constraint> constraints, Entrance entrance, Report report)
    {
        var own = constraints.Where(constraint => constraint.Holds.Symbols.All(entrance.Symbols.Contains)).ToList();
        if (Precondition.Derive(entrance, own).Blamed is { } blamed)
            report.Add(
                Catalogue.BlockNeverFits,
                blamed.Constraint.Site,
                $"no input fits: {blamed.Message}",
                [.. blamed.Constraint.Related]);
    }
}
