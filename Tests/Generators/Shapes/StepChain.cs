using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>One step, or a few, behind an input: what the checker makes of them.</summary>
internal static class StepChain
{
    /// <summary>The last node of a model whose only value has the steps; the checker has nothing to say.</summary>
    public static Node Last(StepDeclaration input, ValueKind kind, params StepDeclaration[] steps)
    {
        var result = Check(input, kind, steps);
        Assert.Empty(result.Findings);
        return result.Network!.Nodes[^1];
    }

    /// <summary>The checked model.</summary>
    public static CheckedModel Check(StepDeclaration input, ValueKind kind, params StepDeclaration[] steps) =>
        NewModel("Net", Image("Pixels", input), Of(kind, "Out", steps)).Check();

    /// <summary>Sees that the last of the steps is all that is wrong.</summary>
    public static void Says(StepDeclaration input, ValueKind kind, StepDeclaration[] steps, string id, Site site, string message) =>
        Assert.Equal([(id, site, message)], Check(input, kind, steps).Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));

    /// <summary>A value.</summary>
    public static ValueDeclaration Of(ValueKind kind, string name, params StepDeclaration[] steps) => kind switch
    {
        ValueKind.Map => Map(name, steps),
        ValueKind.Tokens => Tokens(name, steps),
        _ => Vector(name, steps),
    };
}
