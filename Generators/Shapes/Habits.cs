using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Warns of what is legal and probably not meant, as far as it shows in the steps alone, whatever the shapes.</summary>
internal static class Habits
{
    /// <summary>What to warn of in the root declaration.</summary>
    public static IEnumerable<Finding> Of(DeclarationSet set) => UnusedValues(set.Root)
        .Concat(set.Root.Values.SelectMany(BiasesBeforeBatchNorm))
        .Concat(RepeatedActivations(set))
        .Concat(set.Root.Values.SelectMany(DropoutsOnLogits))
        .Concat(set.Root.Values.SelectMany(ProbabilitiesForLogits));

    /// <summary>
    /// A value is used by a step that names it, by the next value unless that starts anew, and by who gets it as a result. Where a join
    /// names what does not exist, or a value twice, the value that was meant is not known, and nothing is said.
    /// </summary>
    private static IEnumerable<Finding> UnusedValues(Declaration declaration)
    {
        var steps = declaration.Values.SelectMany(value => value.Steps).ToList();
        var used = new HashSet<string>(steps.SelectMany(RuleTable.JoinedNames).Concat(steps.SelectMany(step => step.Names("With"))));
        var isSound = steps.Select(RuleTable.JoinedNames).All(names => names.Distinct().Count() == names.Count)
            && used.All(name => declaration.Values.Any(value => value.Name == name));
        return !isSound ? [] : declaration.Values.Take(Math.Max(0, declaration.Values.Count - 1))
            .Where((value, index) => value.Marks.Count == 0 && !used.Contains(value.Name) && StartsAnew(declaration.Values[index + 1]))
            .Select(value => Finding.Of(
                Catalogue.UnusedValue,
                new Site(value.Parameter),
                $"nothing uses '{value.Name}'; join it with [Add(...)] or [Concat(...)], or leave it out"));
    }

    private static IEnumerable<Finding> BiasesBeforeBatchNorm(ValueDeclaration value) => value.Steps
        .Zip(value.Steps.Skip(1), (first, second) => (first, second))
        .Where(pair => pair.first.Kind is "Conv2d" or "DepthwiseConv2d" or "ConvTranspose2d" or "Linear" && pair.second.Kind == "BatchNorm")
        .Where(pair => pair.first.Written("When") == pair.second.Written("When"))
        .Where(pair => pair.first.Written("Bias") is not ArgumentValue.Boolean { Value: false })
        .Select(pair => Finding.Of(
            Catalogue.BiasBeforeBatchNorm,
            new Site(value.Parameter, pair.first.Attribute),
            $"'{value.Name}' {pair.first.Kind} has a bias that the BatchNorm after it subtracts again; say Bias = false"));

    private static IEnumerable<Finding> RepeatedActivations(DeclarationSet set)
    {
        StepDeclaration? before = null;
        foreach (var value in set.Root.Values)
        {
            foreach (var step in value.Steps)
            {
                if (before is not null && ActivationRules.IsActivation(step.Kind) && EndsInActivation(set, before, 0))
                    yield return Finding.Of(
                        Catalogue.RepeatedActivation,
                        new Site(value.Parameter, step.Attribute),
                        before.Kind == "Use"
                            ? $"'{value.Name}' {step.Kind} follows a block that ends in an activation; leave one of them out"
                            : $"'{value.Name}' {step.Kind} follows {before.Kind}, another activation; leave one of them out");
                before = step.Written("When") is null ? step : null;
            }
        }
    }

    /// <summary>Dropout behind the last layer turns some of the class scores themselves to zero.</summary>
    private static IEnumerable<Finding> DropoutsOnLogits(ValueDeclaration value) => AfterTheLastLayer(value)
        .Where(step => step.Kind == "Dropout")
        .Select(step => Finding.Of(
            Catalogue.DropoutOnLogits,
            new Site(value.Parameter, step.Attribute),
            $"'{value.Name}' Dropout sets class scores to zero; put it before the last layer"));

    /// <summary>The loss takes class scores, and makes probabilities of them itself.</summary>
    private static IEnumerable<Finding> ProbabilitiesForLogits(ValueDeclaration value) => AfterTheLastLayer(value)
        .Where(step => ActivationRules.MakesProbabilities(step.Kind))
        .Select(step => Finding.Of(
            Catalogue.ProbabilitiesForLogits,
            new Site(value.Parameter, step.Attribute),
            $"'{value.Name}' {step.Kind} makes probabilities of class scores, which the loss does itself; leave it out"));

    /// <summary>The steps on class scores as the last layer gives them; none where the value has no layer.</summary>
    private static IEnumerable<StepDeclaration> AfterTheLastLayer(ValueDeclaration value) =>
        value.Kind == ValueKind.Logits && value.Steps.Any(IsLayer) ? value.Steps.Reverse().TakeWhile(step => !IsLayer(step)) : [];

    private static bool IsLayer(StepDeclaration step) => RuleTable.HasParameters(step.Kind) || step.Kind == "Use";

    /// <summary>Blocks are looked into as deep as blocks sensibly nest; recursion, an error of its own, ends here.</summary>
    private static bool EndsInActivation(DeclarationSet set, StepDeclaration step, int depth) =>
        ActivationRules.IsActivation(step.Kind)
        || (depth < 8 && step.Block is not null && set.Block(step.Block)?.Values.LastOrDefault()?.Steps.LastOrDefault() is { } last
            && last.Written("When") is null && EndsInActivation(set, last, depth + 1));

    private static bool StartsAnew(ValueDeclaration value) =>
        value.Steps.FirstOrDefault() is { } first && (first.Kind == "Input" || (RuleTable.IsJoin(first.Kind) && first.Written("When") is null));
}
