using System.Collections.Immutable;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>From a recipe to its optimizer.</summary>
internal static class OptimizerFactory
{
    /// <summary>
    /// What AdamW's learning rate is to Muon's where both move one network: the authors' 3e-4 beside 0.02. An orthogonal matrix has smaller
    /// entries than Adam's steps.
    /// </summary>
    private const double AdamBesideMuon = 0.015;

    /// <summary>AdamW as Muon's authors run it beside Muon.</summary>
    private static readonly Adam Beside = new(Decoupled: true, new Moments(0.9, 0.95, 1e-10));

    /// <summary>The optimizer of a recipe for a network's parameters, wherever they are.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="network">The network.</param>
    /// <param name="rateFactors">What the learning rate is multiplied by, by a parameter's path; 1 where it is not named.</param>
    public static IOptimizer Create(Recipe recipe, Network network, IReadOnlyDictionary<string, double>? rateFactors = null) =>
        Create(recipe, ParameterGroups.Of(recipe, network, rateFactors));

    /// <summary>The optimizer of a recipe for groups of parameters.</summary>
    public static IOptimizer Create(Recipe recipe, ImmutableArray<ParameterGroup> groups) =>
        new ListOptimizer(groups.Select(group => Ruled(recipe, group)));

    private static (ParameterGroup Group, IUpdateRule Rule) Ruled(Recipe recipe, ParameterGroup group) => recipe.Optimizer switch
    {
        Optimizer.Adam => (group, new Adam(decoupled: false)),
        Optimizer.AdamW => (group, new Adam(decoupled: true)),
        Optimizer.Sgd => (group, new Sgd(recipe.Momentum, recipe.Nesterov)),
        Optimizer.RmsProp => (group, new RmsProp(recipe.Momentum)),
        Optimizer.Lion => (group, new Lion()),
        Optimizer.Lamb => (group, new Lamb(Adapts: group.Kind != ParameterKind.Plain)),
        Optimizer.Muon when group.Kind == ParameterKind.Weight => (group, new Muon(recipe.Momentum)),
        Optimizer.Muon => (group with { RateFactor = group.RateFactor * AdamBesideMuon }, Beside),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Optimizer, "There is no such optimizer."),
    };
}
