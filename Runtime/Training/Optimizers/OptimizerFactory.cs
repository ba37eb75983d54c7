using System.Collections.Immutable;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>From a recipe to its optimizer.</summary>
internal static class OptimizerFactory
{
    /// <summary>The optimizer of a recipe for a network's parameters, wherever they are.</summary>
    public static IOptimizer Create(Recipe recipe, Network network)
    {
        ImmutableArray<NamedParameter> parameters =
            [.. network.named_parameters().Select(named => new NamedParameter(named.name, named.parameter))];
        return recipe.Optimizer switch
        {
            Optimizer.Adam => new Adam(parameters, recipe.WeightDecay),
            Optimizer.Sgd => new Sgd(parameters, recipe.Momentum, recipe.WeightDecay),
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Optimizer, "There is no such optimizer."),
        };
    }
}
