using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of names and of the declaration as such.</summary>
internal static class NameRepairs
{
    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.NotPartial, Partial),
        (Catalogue.NestedInNotPartial, Partial),
        (Catalogue.UnknownValue, MeantValue),
        (Catalogue.ExpressionName, MeantName),
        (Catalogue.JoinOfOne, Start),
    ];

    private static IEnumerable<Repair> Partial(RepairContext context) =>
        [new Repair("Partial", $"Make {context.Root.Type.Name} partial", new Edit.AddPartial(context.Finding.Site))];

    /// <summary>The earlier value that a join most likely means; whether it fits there is another matter.</summary>
    private static IEnumerable<Repair> MeantValue(RepairContext context)
    {
        if (context.Step is not { } step)
            return [];
        var names = RuleTable.JoinedNames(step);
        var name = names.ElementAtOrDefault(Math.Max(0, context.Finding.Site.Element)) ?? "";
        var meant = Suggestion.Nearest(name, Earlier(context).Where(value => !names.Contains(value)));
        return meant is null ? [] :
            [new Repair("Rename", $"Change '{name}' to '{meant}'", new Edit.SetArgument(context.Finding.Site, new ArgumentValue.Text(meant)))];
    }

    /// <summary>The hyperparameter, open size or earlier value that an expression most likely means.</summary>
    private static IEnumerable<Repair> MeantName(RepairContext context)
    {
        if (context.Step is not { } step || Text(step, context.Finding.Site) is not { } written)
            return [];
        var parts = written.Split('.');
        var names = parts.Length > 1 ? Earlier(context) : context.Root.Hyperparameters.Select(parameter => parameter.Name).Concat(OpenSizes(context));
        return Suggestion.Nearest(parts[0], names) is { } meant && meant != parts[0]
            ? [new Repair(
                "Rename",
                $"Change '{parts[0]}' to '{meant}'",
                new Edit.ReplaceText(context.Finding.Site with { Length = parts[0].Length }, meant))]
            : [];
    }

    private static IEnumerable<Repair> Start(RepairContext context) =>
        context.Step is { } step && RuleTable.JoinedNames(step) is { Count: 1 } names
            ? context.IfItHolds(new Repair(
                "Start",
                $"Use From({names[0]}) instead",
                new Edit.ReplaceStep(context.StepSite, RepairContext.NewStep("From", ("value", new ArgumentValue.Text(names[0]))))))
            : [];

    private static IEnumerable<string> Earlier(RepairContext context) => context.Root.Values
        .TakeWhile(value => value.Parameter != context.Finding.Site.Parameter).Select(value => value.Name);

    private static IEnumerable<string> OpenSizes(RepairContext context) => context.Root.Values
        .SelectMany(value => value.Steps).Where(step => step.Kind == "Input")
        .SelectMany(step => step.Written("shape") is ArgumentValue.List list ? list.Items : [])
        .OfType<ArgumentValue.Text>()
        .SelectMany(text => text.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        .Where(word => char.IsLetter(word[0]) && word.All(letter => char.IsLetterOrDigit(letter) || letter == '_'));

    private static string? Text(StepDeclaration step, Site site)
    {
        var argument = site.Argument is null ? null : step.Written(site.Argument);
        var text = argument is ArgumentValue.List list && site.Element >= 0 ? list.Items[site.Element] : argument;
        return text is ArgumentValue.Text { Value: var whole } && site.Start >= 0 && site.Start + site.Length <= whole.Length
            ? whole.Substring(site.Start, site.Length)
            : null;
    }
}
