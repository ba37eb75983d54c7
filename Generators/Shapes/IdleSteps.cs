using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Warns of steps that the network would be none the worse without, as far as it shows in the steps alone.</summary>
internal static class IdleSteps
{
    /// <summary>What to warn of in the root declaration.</summary>
    public static IEnumerable<Finding> Of(Declaration root) => LayersInARow(root)
        .Concat(root.Values.SelectMany(value => value.Steps.SelectMany(step => Idle(value, step))))
        .Concat(root.Values.SelectMany(ActivationsOnLogits));

    /// <summary>
    /// One matrix times another is a matrix. A narrow layer before a wide one is a factor on purpose; dropout between them changes nothing
    /// about that in prediction. What follows class scores is a mistake of another sort.
    /// </summary>
    private static IEnumerable<Finding> LayersInARow(Declaration root)
    {
        StepDeclaration? before = null;
        var isScored = false;
        foreach (var (value, step) in root.Values.SelectMany(value => value.Steps.Select(step => (value, step))))
        {
            if (isScored && step == value.Steps[0])
                before = null;
            isScored = value.Kind == ValueKind.Logits;
            if (step.Kind is "Dropout" && before is not null)
                continue;
            if (before is not null && step.Kind == "Linear" && step.Written("When") is null && Width(before) >= Width(step))
                yield return Finding.Of(
                    Catalogue.LayersInARow,
                    new Site(value.Parameter, step.Attribute),
                    $"'{value.Name}' Linear follows a Linear with no activation between, and both together are no more than one; put an activation between them, or leave the first out");
            before = step.Kind == "Linear" && step.Written("When") is null ? step : null;
        }
    }

    private static IEnumerable<Finding> Idle(ValueDeclaration value, StepDeclaration step) => step.Kind switch
    {
        "Dropout" or "Dropout2d" when step.Written("probability")?.Number is { } probability and (0 or 1) => [Finding.Of(
            Catalogue.IdleDropout,
            new Site(value.Parameter, step.Attribute, "probability"),
            $"'{value.Name}' {step.Kind} with the probability {probability.ToString(CultureInfo.InvariantCulture)} drops {(probability == 0 ? "nothing; leave it out" : "everything; give a probability below 1")}")],
        "MaxPool2d" or "AvgPool2d" when step.Written("kernelSize")?.Number == 1
            && (step.Written("Stride") is null or ArgumentValue.Null || step.Written("Stride")?.Number == 1) => [Finding.Of(
            Catalogue.IdlePool,
            new Site(value.Parameter, step.Attribute, "kernelSize"),
            $"'{value.Name}' {step.Kind} of single pixels changes nothing; give it a larger window, or leave it out")],
        _ => [],
    };

    /// <summary>The loss takes scores as they are. Where a pool follows, the activation is on the map before it, as in SqueezeNet.</summary>
    private static IEnumerable<Finding> ActivationsOnLogits(ValueDeclaration value) => value.Kind != ValueKind.Logits ? [] : value.Steps
        .Reverse()
        .TakeWhile(step => step.Kind == "Dropout" || IsPlainActivation(step.Kind))
        .Where(step => IsPlainActivation(step.Kind) && !ActivationRules.MakesProbabilities(step.Kind))
        .Where(step => value.Steps.TakeWhile(earlier => earlier != step).Any(earlier => RuleTable.HasParameters(earlier.Kind) || earlier.Kind == "Use"))
        .Select(step => Finding.Of(
            Catalogue.ActivationOnLogits,
            new Site(value.Parameter, step.Attribute),
            $"'{value.Name}' {step.Kind} narrows class scores, which the loss takes over their whole range; leave it out, or put it before the last layer"));

    private static bool IsPlainActivation(string kind) => ActivationRules.IsActivation(kind) && !RuleTable.HasParameters(kind);

    private static long? Width(StepDeclaration step) => (step.Written("outFeatures") as ArgumentValue.Integer)?.Value;
}
