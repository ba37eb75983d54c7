using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Finds the earlier values that a join names.</summary>
internal static class Joins
{
    /// <summary>The values; nothing where one is unknown or wrong, which has then been reported.</summary>
    public static ImmutableArray<Flow>? Inputs(
        StepContext context, StepRule.Join join, Declaration declaration, IReadOnlyDictionary<string, Flow?> flows)
    {
        var preceding = context.Value.Steps.TakeWhile(step => step.Attribute != context.Step.Attribute);
        if (preceding.Any(step => !RuleTable.IsJoin(step.Kind)))
        {
            context.Error(
                Catalogue.JoinNotFirst,
                context.At(),
                $"{context.Subject} starts from earlier values and would discard the steps before it; make it the first step, or a value of its own");
            return null;
        }

        var names = Names(context, join.Argument);
        if (names.Count < join.Fewest)
        {
            context.Error(
                Catalogue.JoinOfOne,
                context.At(),
                $"{context.Subject} names {Suggestion.Count(names.Count, "value")}; name two or more, or use [From(...)] for one");
            return null;
        }

        var isSound = names.Select((named, index) =>
            IsEarlier(context, named, declaration, flows) && IsNew(context, names, index)).ToList().All(usable => usable);
        var inputs = isSound ? names.Select(name => flows[name.Name]).ToList() : [];
        return isSound && !inputs.Contains(null) ? [.. inputs.Select(input => input!)] : null;
    }

    /// <summary>The names that an argument lists, and where each stands.</summary>
    public static IReadOnlyList<(string Name, Site Site)> Names(StepContext context, string argument)
    {
        var isList = context.Argument(argument) is ArgumentValue.List;
        return [.. context.Step.Names(argument).Select((name, index) => (name, context.At(argument, isList ? index : -1)))];
    }

    /// <summary>Whether a name is that of an earlier value; what is not has then been reported.</summary>
    public static bool IsEarlier(
        StepContext context, (string Name, Site Site) named, Declaration declaration, IReadOnlyDictionary<string, Flow?> flows)
    {
        var (name, site) = named;
        if (declaration.Values.All(value => value.Name != name))
        {
            context.Error(
                Catalogue.UnknownValue,
                site,
                $"{context.Subject} names '{name}', which is no value{Suggestion.For(name, flows.Keys)}");
            return false;
        }

        if (flows.ContainsKey(name))
            return true;
        context.Error(
            Catalogue.LaterValue,
            site,
            name == context.Value.Name
                ? $"{context.Subject} names its own value; name earlier ones"
                : $"{context.Subject} names '{name}', which is computed later; declare '{name}' before '{context.Value.Name}'");
        return false;
    }

    private static bool IsNew(StepContext context, IReadOnlyList<(string Name, Site Site)> names, int index)
    {
        var (name, site) = names[index];
        if (names.Take(index).All(earlier => earlier.Name != name))
            return true;
        context.Error(Catalogue.DuplicateValue, site, $"{context.Subject} names '{name}' twice; name each value once");
        return false;
    }
}
