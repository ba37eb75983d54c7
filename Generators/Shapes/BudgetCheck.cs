using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Holds what a network costs to the model's <c>Budget</c>.</summary>
internal static class BudgetCheck
{
    private const string Parameters = "MaxParameters", Macs = "MaxMacs", Height = "Height", Width = "Width";

    /// <summary>What is wrong with a model's budget, and what is above it; the latter is not known while the network is wrong.</summary>
    public static IEnumerable<Finding> Of(Declaration model, Network? network)
    {
        var budget = model.Recipe.Budget
            .Where(argument => argument.Value is ArgumentValue.Integer)
            .ToDictionary(argument => argument.Name, argument => ((ArgumentValue.Integer)argument.Value).Value, StringComparer.Ordinal);
        var senseless = budget.Where(limit => limit.Value < 1).Select(limit => Finding.Of(
            Catalogue.BudgetRange, Site.OfBudget(limit.Key), $"{limit.Key} is {limit.Value}; it has to be at least 1")).ToList();
        return budget.Count == 0 || senseless.Count > 0 || network is null
            ? senseless
            : WrongSizes(budget, network).Concat(OverParameters(budget, network)).Concat(OverMacs(budget, network));
    }

    /// <summary>A size that the input does not leave open can only be said again.</summary>
    private static IEnumerable<Finding> WrongSizes(Dictionary<string, long> budget, Network network) =>
        from axis in Spatial(network)
        where axis.Size.IsConstant && budget.TryGetValue(axis.Name, out var size) && size != axis.Size.Value
        select Finding.Of(
            Catalogue.BudgetRange,
            Site.OfBudget(axis.Name),
            $"{axis.Name} is {budget[axis.Name]}, but '{network.Values[0].Name}' is declared {network.Nodes[0].Shape}; "
            + $"leave {axis.Name} out, or leave that size of the input open");

    private static IEnumerable<Finding> OverParameters(Dictionary<string, long> budget, Network network)
    {
        if (budget.TryGetValue(Parameters, out var most) && network.Parameters is var all && all > most)
            yield return Over(network, Parameters, $"has {Suggestion.Grouped(all)} parameters", all - most, most, node => node.Parameters);
    }

    private static IEnumerable<Finding> OverMacs(Dictionary<string, long> budget, Network network)
    {
        if (!budget.TryGetValue(Macs, out var most))
            yield break;
        var sizes = Spatial(network)
            .Where(axis => !axis.Size.IsConstant && budget.ContainsKey(axis.Name))
            .GroupBy(axis => axis.Size.Symbols.Single())
            .ToDictionary(axes => axes.Key, axes => budget[axes.First().Name], StringComparer.Ordinal);
        var all = network.MultiplyAccumulates;
        if (all.Symbols.FirstOrDefault(symbol => !sizes.ContainsKey(symbol)) is { } open)
        {
            yield return Finding.Of(
                Catalogue.BudgetOpen,
                Site.OfBudget(Macs),
                $"how many multiply-accumulates '{network.Name}' takes depends on {open}, which '{network.Values[0].Name}' leaves open; "
                + "say at which size the budget is meant, such as Height = 224, Width = 224");
        }
        else if (all.Evaluate(sizes) is var number && number > most)
        {
            var place = string.Concat(sizes.Select(size => $", {size.Key} = {size.Value}"));
            yield return Over(
                network,
                Macs,
                $"takes {Suggestion.Grouped(number)} multiply-accumulates{(place.Length == 0 ? "" : " at " + place.Substring(2))}",
                number - most,
                most,
                node => network.TrainingOnly.Contains(node.Id) ? 0 : node.MultiplyAccumulates.Evaluate(sizes));
        }
    }

    private static Finding Over(Network network, string limit, string cost, long excess, long most, Func<Node, long> of)
    {
        var dearest = network.Values
            .Select((value, index) => (value.Name, Cost: network.Nodes.Where(node => node.Value == index).Sum(of)))
            .OrderByDescending(value => value.Cost).First();
        return Finding.Of(
            Catalogue.BudgetExceeded,
            Site.OfBudget(limit),
            $"'{network.Name}' {cost}, {Suggestion.Grouped(excess)} above its budget of {Suggestion.Grouped(most)}; "
            + $"{Suggestion.Grouped(dearest.Cost)} of them are in '{dearest.Name}'; make that cheaper, or raise {limit}");
    }

    private static IEnumerable<(string Name, Dim Size)> Spatial(Network network) => network.Nodes[0].Shape.Sizes is { Count: 3 } sizes
        ? [(Height, sizes[1]), (Width, sizes[2])]
        : [];
}
