using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>
/// How findings can be put right by a single edit. Every repair is tried on the declaration first: what the checker still finds wrong
/// is not offered.
/// </summary>
public static class Repairs
{
    private static readonly ImmutableDictionary<string, Func<RepairContext, IEnumerable<Repair>>> ById =
        new[] { KindRepairs.All, JoinRepairs.All, WindowRepairs.All, NameRepairs.All, HabitRepairs.All, HeadRepairs.All }
            .SelectMany(family => family)
            .ToImmutableDictionary(entry => entry.Descriptor.Id, entry => entry.Candidates);

    /// <summary>The diagnostics that may have a repair.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. ById.Keys.OrderBy(id => id, StringComparer.Ordinal)];

    /// <summary>The repairs of a finding, best first; none where no single edit is known to do.</summary>
    /// <param name="set">The declarations that were checked.</param>
    /// <param name="finding">What was found in their root.</param>
    /// <param name="cancellation">Gives up.</param>
    public static EquatableArray<Repair> Of(DeclarationSet set, Finding finding, CancellationToken cancellation) =>
        ById.TryGetValue(finding.Id, out var candidates)
            ? candidates(new RepairContext(set, finding, cancellation)).ToEquatableArray()
            : EquatableArray<Repair>.Empty;

    /// <summary>The repairs of a model that tells another number of classes apart than the data have which it is given.</summary>
    /// <param name="set">The model and its blocks.</param>
    /// <param name="data">The data.</param>
    /// <param name="cancellation">Gives up.</param>
    public static EquatableArray<Repair> OfData(DeclarationSet set, DataDeclaration data, CancellationToken cancellation) =>
        HeadRepairs.For(set, data, cancellation).ToEquatableArray();

    /// <summary>
    /// Whether the checker is content with a repair: an error is one of the errors up to its value, of which fewer are left; a warning is
    /// gone, and no error has come.
    /// </summary>
    public static bool Holds(this Repair repair, DeclarationSet set, Finding finding, CancellationToken cancellation)
    {
        var repaired = set with { Root = set.Root.After(repair) };
        var (before, after) = (Check(set, cancellation), Check(repaired, cancellation));
        var name = set.Root.Values.FirstOrDefault(value => value.Parameter == finding.Site.Parameter)?.Name;
        if (Catalogue.Find(finding.Id).Severity == Severity.Error)
            return Errors(repaired.Root, after, name) < Errors(set.Root, before, name);
        return Errors(repaired.Root, after, null) <= Errors(set.Root, before, null)
            && after.Findings.Count(other => other.Id == finding.Id) < before.Findings.Count(other => other.Id == finding.Id);
    }

    /// <summary>What the checker says of a declaration, be it a model or a block.</summary>
    public static CheckedModel Check(DeclarationSet set, CancellationToken cancellation) => set.Root.Kind == DeclarationKind.Model
        ? Checker.Check(set, cancellation)
        : Checker.CheckBlock(set, cancellation);

    /// <summary>The repair, if it holds.</summary>
    internal static IEnumerable<Repair> IfItHolds(this RepairContext context, Repair? repair) =>
        repair is not null && repair.Holds(context.Set, context.Finding, context.Cancellation) ? [repair] : [];

    private static int Errors(Declaration root, CheckedModel result, string? upTo)
    {
        var last = root.Values.FirstOrDefault(value => value.Name == upTo)?.Parameter ?? int.MaxValue;
        return result.Findings.Count(finding =>
            finding.Site.Parameter <= last && Catalogue.Find(finding.Id).Severity == Severity.Error);
    }
}
