using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Collects the nodes of one network, and sees that no two have one place in the state dictionary.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Node> nodes = [];
    private readonly List<NamedValue> values = [];
    private readonly List<(string Path, StepContext Step)> places = [];

    /// <summary>Adds a node.</summary>
    /// <returns>Its id.</returns>
    public int Add(
        Operation operation,
        IEnumerable<int> inputs,
        Shape shape,
        int value,
        (string Path, string Member) names,
        Dim parameters,
        Dim work)
    {
        nodes.Add(new Node(
            nodes.Count, operation, inputs.ToEquatableArray(), shape, value, names.Path, names.Member, parameters.Value, work));
        return nodes.Count - 1;
    }

    /// <summary>Names the node that a declared value is.</summary>
    public void Name(ValueDeclaration value, int node) => values.Add(new NamedValue(value.Name, value.Kind, node));

    /// <summary>The network.</summary>
    public Network Build(Declaration declaration, EquatableArray<Argument> arguments) => Results.Of(declaration, new(
        declaration.Type.FullName, declaration.Type.Name, arguments, nodes.ToEquatableArray(), values.ToEquatableArray()));

    /// <summary>Takes a place in the state dictionary; a place within another's is taken as well.</summary>
    public void Take(string path, StepContext step)
    {
        if (step.Step.Kind != "Use" && !RuleTable.HasParameters(step.Step.Kind))
            return;
        var clash = places.FirstOrDefault(place => place.Path == path || IsWithin(place.Path, path) || IsWithin(path, place.Path));
        places.Add((path, step));
        if (clash.Path is not null)
            step.Error(
                Catalogue.ClashingNames,
                step.At("Name"),
                clash.Path == path
                    ? $"{step.Subject} and {clash.Step.Subject} are both '{path}' in the state dictionary; give one of them another Name"
                    : $"{step.Subject} is '{path}' in the state dictionary and {clash.Step.Subject} is '{clash.Path}', one within the other; give one of them another Name");
    }

    private static bool IsWithin(string outer, string inner) => inner.StartsWith(outer + ".", StringComparison.Ordinal);
}
