using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Collects what one declaration's trace has to say. It lives for that trace only.</summary>
/// <param name="declaration">Full name of the declaration.</param>
internal sealed class Report(string declaration)
{
    private readonly Report? certain;
    private readonly List<Finding> findings = [];
    private readonly List<Constraint> constraints = [];

    private Report(string declaration, Report certain) : this(declaration) => this.certain = certain;

    /// <summary>What was found, in the order of finding.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What open sizes have to satisfy.</summary>
    public IReadOnlyList<Constraint> Constraints => constraints;

    /// <summary>
    /// For a step of which it is not known whether it runs. What is wrong with how it is written is passed on; what is wrong with kinds and
    /// sizes there, and what it asks of open ones, is left to the uses in which it runs.
    /// </summary>
    public Report ForUncertain() => new(declaration, certain ?? this);

    /// <summary>The steps that gave the flows their shapes, as places to look at; found only where something is said of them.</summary>
    public IEnumerable<RelatedSite> MakersOf(params Flow[] flows) =>
        flows.SelectMany(flow => flow.Makers).Distinct().Select(site => new RelatedSite(declaration, site));

    /// <summary>Adds a finding.</summary>
    public void Add(Descriptor descriptor, Site site, string message, params IEnumerable<RelatedSite> related)
    {
        if (certain is not null)
        {
            if (!IsOfSizes(descriptor))
                certain.Add(descriptor, site, message, related);
            return;
        }

        var finding = new Finding(descriptor.Id, site, message, related.ToEquatableArray());
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
                Add(violation.Descriptor, constraint.Site, violation.Message, constraint.Related);
                return false;
            case null:
                if (constraints.All(other => other.Holds != constraint.Holds))
                    constraints.Add(constraint);
                return true;
        }
    }

    private static bool IsOfSizes(Descriptor descriptor) =>
        descriptor.Category == Catalogue.KindDiffers.Category
        || descriptor == Catalogue.StepNotAllowed || descriptor == Catalogue.Undecided || descriptor == Catalogue.ExpressionArithmetic;
}
