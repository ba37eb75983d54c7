using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Checks declarations. Pure functions: the same declarations give the same result, and nothing else is looked at.</summary>
public static class Checker
{
    /// <summary>
    /// Checks a model: follows its values from the input on, unrolls its blocks, and derives what its open sizes have to satisfy. The
    /// network is there if and only if there is no error.
    /// </summary>
    public static CheckedModel Check(DeclarationSet set, CancellationToken cancellation)
    {
        var model = set.Root;
        var tracer = new Tracer(model, new Workspace(set, cancellation), isGeneral: false);
        var entrance = Entrance.Open(tracer, Scope.Empty);
        var result = tracer.Run(entrance?.Shapes, entrance?.Scope ?? Scope.Empty, EquatableArray<Argument>.Empty);
        tracer.Conditions.WarnOfDead();

        var precondition = entrance is null ? null : Precondition.Derive(entrance, result.Constraints);
        if (precondition?.Blamed is { } blamed)
            tracer.Report.Add(
                Catalogue.NoSizeFits,
                blamed.Constraint.Site,
                $"{blamed.Subject}: {blamed.Message}",
                [.. blamed.Constraint.Related]);

        var findings = Ordered(model.Findings.Concat(tracer.Report.Findings)
            .Concat(Habits.Of(set)).Concat(IdleSteps.Of(model)).Concat(ResultCheck.Of(model, result.Network))
            .Concat(RecipeCheck.Of(model, result.Network)).Concat(RecipeHabits.Of(set, result.Network))
            .Concat(AugmentationCheck.Of(model, result.Network)).Concat(AugmentationHabits.Of(model, result.Network))
            .Concat(BudgetCheck.Of(model, result.Network)));
        var isSound = findings.All(finding => Catalogue.Find(finding.Id).Severity != Severity.Error);
        return new CheckedModel(
            isSound ? result.Network : null,
            isSound && precondition is not null ? precondition.Conditions : EquatableArray<Condition>.Empty,
            findings);
    }

    /// <summary>
    /// Checks a block on its own, for whatever its hyperparameters and its input may be: says what is wrong for every use, and is silent
    /// about what depends on the use.
    /// </summary>
    public static CheckedModel CheckBlock(DeclarationSet set, CancellationToken cancellation)
    {
        var result = new Workspace(set, cancellation).TraceGenerally(set.Root);
        return new CheckedModel(
            null,
            EquatableArray<Condition>.Empty,
            Ordered(set.Root.Findings.Concat(result.Findings)
                .Concat(Habits.Of(set)).Concat(IdleSteps.Of(set.Root)).Concat(ResultCheck.Of(set.Root, null))));
    }

    private static EquatableArray<Finding> Ordered(IEnumerable<Finding> findings) => findings
        .Distinct()
        .OrderBy(finding => finding.Site.Parameter)
        .ThenBy(finding => finding.Site.Attribute)
        .ThenBy(finding => finding.Site.Element)
        .ThenBy(finding => finding.Site.Start)
        .ToEquatableArray();
}
