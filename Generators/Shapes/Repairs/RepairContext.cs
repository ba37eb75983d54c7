using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>What is looked at to repair a finding: the declarations, and the value and step that the finding is about.</summary>
/// <param name="Set">The declarations.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Cancellation">Gives up.</param>
internal sealed record RepairContext(DeclarationSet Set, Finding Finding, CancellationToken Cancellation)
{
    /// <summary>The root declaration.</summary>
    public Declaration Root => Set.Root;

    /// <summary>The value the finding is about; nothing where it is about the record itself.</summary>
    public ValueDeclaration? Value => Root.Values.FirstOrDefault(value => value.Parameter == Finding.Site.Parameter);

    /// <summary>The step the finding is about; nothing where it is about the whole value.</summary>
    public StepDeclaration? Step => Value?.Steps.FirstOrDefault(step => step.Attribute == Finding.Site.Attribute);

    /// <summary>The finding's step as a whole.</summary>
    public Site StepSite => Finding.Site with { Argument = null, Element = -1, Start = -1, Length = 0 };

    /// <summary>The declared value of a name.</summary>
    public ValueDeclaration? Named(string name) => Root.Values.FirstOrDefault(value => value.Name == name);

    /// <summary>An argument of a step, as a place to change.</summary>
    public static Site At(ValueDeclaration value, StepDeclaration step, string argument) => new(value.Parameter, step.Attribute, argument);

    /// <summary>An argument that is written as one integer, or its default.</summary>
    public static long? Integer(StepDeclaration step, string name, long? fallback = null) => step.Written(name) switch
    {
        null or ArgumentValue.Null => fallback,
        ArgumentValue.Integer integer => integer.Value,
        _ => null,
    };

    /// <summary>A step as it would be written.</summary>
    public static StepDeclaration NewStep(string kind, params (string Name, ArgumentValue Value)[] arguments) => new(
        kind, arguments.Select(argument => new Argument(argument.Name, argument.Value)).ToEquatableArray(), null, -1);

    /// <summary>The same after a repair.</summary>
    public RepairContext After(Repair repair) => this with { Set = Set with { Root = Root.After(repair) } };

    /// <summary>The shapes of the values, as far as they are right; those of a block in terms of its hyperparameters.</summary>
    public IReadOnlyDictionary<string, Shape> Shapes() => Flows()
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Key, pair => pair.Value!.Shape);

    private IReadOnlyDictionary<string, Flow?> Flows()
    {
        var workspace = new Workspace(Set, Cancellation);
        if (Root.Kind == DeclarationKind.Block)
            return GeneralTrace.Flows(Root, workspace);
        var tracer = new Tracer(Root, workspace, isGeneral: false);
        if (Entrance.Open(tracer, Scope.Empty) is { } entrance)
            tracer.Run(entrance.Shapes, entrance.Scope, EquatableArray<Argument>.Empty);
        return tracer.Flows;
    }
}
