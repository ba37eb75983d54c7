using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Checks the numbers of <c>Train</c> and <c>Loss</c> against their ranges and against each other.</summary>
internal static class RecipeCheck
{
    /// <summary>What is wrong with a model's recipe.</summary>
    /// <param name="model">The model.</param>
    /// <param name="network">The model's graph; nothing where it is wrong.</param>
    public static IEnumerable<Finding> Of(Declaration model, Network? network) =>
        model.Recipe.Train.SelectMany(argument => Check(argument, Site.OfTrain(argument.Name)))
            .Concat(model.Recipe.Loss.SelectMany(argument => Check(argument, Site.OfLoss(argument.Name))))
            .Concat(model.Recipe.Augment.Where(argument => argument.Name == "Fill").SelectMany(argument => Named(argument, Site.OfAugment(argument.Name))))
            .Concat(Contradictions(model, network));

    /// <summary>A choice that was written as a number which none of the choices has.</summary>
    private static IEnumerable<Finding> Named(Argument argument, Site site)
    {
        if (argument.Value is ArgumentValue.Integer { Value: var number })
            yield return Finding.Of(Catalogue.RecipeRange, site, $"{argument.Name} is {number}, which is none of its choices; write one by its name");
    }

    private static IEnumerable<Finding> Check(Argument argument, Site site)
    {
        if (argument.Name is "Optimizer" or "Schedule" or "Precision" or "Monitor" or "ClassBalance" or "loss")
            return Named(argument, site);
        var numbers = argument.Value is ArgumentValue.List list ? list.Items.Select(item => item.Number) : [argument.Value.Number];
        return
            from number in numbers
            where number is not null
            let range = RangeOf(argument.Name, number.Value)
            where !range.IsAllowed
            select Finding.Of(
                range.Descriptor,
                site,
                $"{argument.Name} is {number.Value.ToString(CultureInfo.InvariantCulture)}; it has to be {range.Words}");
    }

    private static (Descriptor Descriptor, bool IsAllowed, string Words) RangeOf(string name, double number) => name switch
    {
        "Epochs" => (Catalogue.Epochs, number >= 1, "at least 1"),
        "BatchSize" => (Catalogue.BatchSize, number >= 1, "at least 1"),
        "LearningRate" => (Catalogue.LearningRate, number > 0 && !double.IsInfinity(number), "above 0"),
        "Momentum" => (Catalogue.Momentum, number is >= 0 and < 1, "in [0, 1)"),
        "WeightDecay" => (Catalogue.WeightDecay, number >= 0, "at least 0"),
        "Accumulation" or "StepEpochs" or "Patience" => (Catalogue.RecipeRange, number >= 1, "at least 1"),
        "WarmupEpochs" or "GradientClip" or "EarlyStopping" or "SwaEpochs" or "Gamma" or "L1" or "L2" =>
            (Catalogue.RecipeRange, number >= 0 && !double.IsInfinity(number), "at least 0"),
        "StepFactor" => (Catalogue.RecipeRange, number is > 0 and < 1, "in (0, 1)"),
        "FinalRate" => (Catalogue.RecipeRange, number is >= 0 and <= 1, "a share of the learning rate in [0, 1]"),
        "Ema" => (Catalogue.RecipeRange, number is >= 0 and < 1, "a decay in [0, 1)"),
        "LabelSmoothing" or "Alpha" => (Catalogue.RecipeRange, number is >= 0 and < 1, "in [0, 1)"),
        "ClassWeights" => (Catalogue.RecipeRange, number > 0 && !double.IsInfinity(number), "above 0"),
        _ => (Catalogue.Internal, true, ""),
    };

    /// <summary>Settings that cannot hold together.</summary>
    private static IEnumerable<Finding> Contradictions(Declaration model, Network? network)
    {
        var recipe = model.Recipe;
        var epochs = recipe.Train.Written("Epochs")?.Number ?? 10;
        if (recipe.Train.Written("SwaEpochs")?.Number is { } averaged)
        {
            if (averaged > epochs)
                yield return Say(Site.OfTrain("SwaEpochs"), $"SwaEpochs is {averaged} and Epochs is {epochs}; average at most all of them");
            else if (averaged > 0 && recipe.Train.Written("Ema")?.Number > 0)
                yield return Say(Site.OfTrain("SwaEpochs"), "Ema and SwaEpochs both average the weights; leave one of them out");
        }
        if (recipe.Train.Written("WarmupEpochs")?.Number is { } warmup && warmup >= epochs && epochs >= 1)
            yield return Say(Site.OfTrain("WarmupEpochs"), Invariant($"WarmupEpochs is {warmup} and Epochs is {epochs}; the step size would never be whole: warm up for fewer"));
        if (recipe.Loss.Written("ClassWeights") is ArgumentValue.List { Items.Count: > 0 } weights
            && network?.Values[network.Result] is { Kind: ValueKind.Logits } result
            && network.Nodes[result.Node].Shape.Sizes[0] is { IsConstant: true } scores
            && weights.Items.Count != Math.Max(2, scores.Value))
            yield return Say(
                Site.OfLoss("ClassWeights"),
                $"ClassWeights has {Suggestion.Count(weights.Items.Count, "weight", "weights")}, but '{result.Name}' has {Suggestion.Count(scores.Value, "score", "scores")}; give a weight for each class");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Finding Say(Site site, string message) =>
        Finding.Of(Catalogue.RecipeContradiction, site, message);
}
