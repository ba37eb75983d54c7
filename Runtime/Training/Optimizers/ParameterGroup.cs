using System.Collections.Immutable;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>Parameters that are treated alike.</summary>
/// <param name="Name">What they are, for a person to read.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="WeightDecay">Their weight decay, at least 0.</param>
/// <param name="RateFactor">What the learning rate is multiplied by for them; above 0.</param>
/// <param name="Kind">What they are to the optimizer.</param>
internal sealed record ParameterGroup(
    string Name, ImmutableArray<NamedParameter> Parameters, double WeightDecay, double RateFactor, ParameterKind Kind);

/// <summary>Divides a network's parameters into groups.</summary>
internal static class ParameterGroups
{
    /// <summary>
    /// The groups of a network's parameters. Biases, the parameters of normalisations, class tokens and position embeddings do not decay
    /// unless the recipe says so.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="network">The network, where it is trained.</param>
    /// <param name="rateFactors">What the learning rate is multiplied by, by a parameter's path; 1 where it is not named.</param>
    public static ImmutableArray<ParameterGroup> Of(
        Recipe recipe, Network network, IReadOnlyDictionary<string, double>? rateFactors = null) =>
    [
        .. ParameterKinds.Of(network)
            .GroupBy(
                found => (found.Kind, Factor: rateFactors?.GetValueOrDefault(found.Parameter.Name, 1) ?? 1),
                found => found.Parameter)
            .Select(group => new ParameterGroup(
                FormattableString.Invariant($"{Name(group.Key.Kind)} at {group.Key.Factor:0.####} of the learning rate"),
                [.. group],
                group.Key.Kind == ParameterKind.Plain && !recipe.DecayAll ? 0 : recipe.WeightDecay,
                group.Key.Factor,
                group.Key.Kind)),
    ];

    private static string Name(ParameterKind kind) => kind switch
    {
        ParameterKind.Weight => "weights",
        ParameterKind.Head => "last layer",
        ParameterKind.Plain => "biases and norms",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of parameter."),
    };
}
