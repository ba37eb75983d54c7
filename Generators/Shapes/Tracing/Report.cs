using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Collects what one declaration's trace has to say. It lives for that trace only.</summary>
/// <param name="declaration">Full name of the declaration.</param>
internal sealed class Report(string declaration)
{
    private readonly List<Finding> findings = [];
    private readonly List<Constraint> constraints = [];
    private Proposition? assumed = Proposition.True;

    /// <summary>What was found, in the order of finding.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What open sizes have to satisfy.</summary>
    public IReadOnlyList<Constraint> Constraints => constraints;

    /// <summary>The steps that gave the flows their shapes, as places to look at.</summary>
    public RelatedSite[] MakersOf(params Flow[] flows) =>
        [.. flows.SelectMany(flow => flow.Makers).Distinct().Select(site => new RelatedSite(declaration, site))];

    /// <summary>Adds a finding.</summary>
    public void Add(Descriptor descriptor, Site site, string message, params RelatedSite[] related)
    {
        var finding = new Finding(descriptor.Id, site, message, EquatableArray.Of(related));
        if (!findings.Contains(finding))
            findings.Add(finding);
    }

    /// <summary>Adds a requirement: a finding at once where it fails for all sizes, else a constraint.</summary>
    /// <returns>Whether the step can go on.</returns>
    public bool Require(Constraint constraint)
    {
        switch (constraint.Holds.Decided)
        {
            case true:
                return true;
            case false:
                var violation = constraint.Violation();
                Add(violation.Descriptor, constraint.Site, violation.Message, [.. constraint.Related]);
                return false;
            case null:
                if (assumed is not null && Proposition.Or(Proposition.Not(assumed), constraint.Holds) is { Decided: null } holds
                    && constraints.All(other => other.Holds != holds))
                    constraints.Add(constraint with { Holds = holds });
                return true;
        }
    }

    /// <summary>
    /// Follows what only happens under a condition: its requirements have to hold under that condition only. They are left out where
    /// nothing is known of the condition.
    /// </summary>
    public T Assuming<T>(Proposition? condition, Func<T> follow)
    {
        var before = assumed;
        assumed = before is null || condition is null ? null : Proposition.And(before, condition);
        try
        {
            return follow();
        }
        finally
        {
            assumed = before;
        }
    }
}
