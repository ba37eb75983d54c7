using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Something a step asks of the open sizes.</summary>
/// <param name="Holds">What has to hold.</param>
/// <param name="Violation">What to say where it cannot; put together only then.</param>
/// <param name="Site">Where.</param>
/// <param name="Related">Where else to look.</param>
internal sealed record Constraint(Proposition Holds, Func<Violation> Violation, Site Site, EquatableArray<RelatedSite> Related);

/// <summary>What is wrong where a requirement does not hold.</summary>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Trace">How the shapes came about.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Example">What is the case for some sizes, given the numbers: <c>Residual is 15 high and Skip 16</c>.</param>
internal sealed record Violation(Descriptor Descriptor, string Problem, string Trace, string Fix, Func<Func<Dim, long>, string>? Example = null)
{
    /// <summary>The whole message.</summary>
    public string Message => Join(Problem, Trace, Fix);

    /// <summary>As a reason why a block cannot be used.</summary>
    public Violation Within(string use) => this with { Descriptor = Catalogue.BlockDoesNotFit, Problem = $"{use}: {Problem}" };

    /// <summary>The whole message, with an example for open sizes.</summary>
    public string MessageFor(string sizes, Func<Dim, long> evaluate) =>
        Join(Problem, Example is null ? $"for {sizes} it does not hold" : $"for {sizes} {Example(evaluate)}", Trace, Fix);

    private static string Join(params string[] parts) => string.Join("; ", parts.Where(part => part.Length > 0));
}
