using System.Collections.Immutable;

namespace DeclarativeNet.Training.Schedules;

/// <summary>When what is watched gets no better, as PyTorch's <c>ReduceLROnPlateau</c> with its defaults.</summary>
internal static class Plateau
{
    /// <summary>A gain is more than this share of the best; so much of a change is noise.</summary>
    private const double Threshold = 1e-4;

    /// <summary>A rate that would fall by less stays.</summary>
    private const double SmallestFall = 1e-8;

    /// <summary>What is left of the learning rate after epochs with these values.</summary>
    /// <param name="recipe">Factor, patience, and which values are better.</param>
    /// <param name="watched">The watched value of each epoch, in order.</param>
    /// <returns>The share, in (0, 1].</returns>
    public static double Share(Recipe recipe, ImmutableArray<double> watched) =>
        watched.Aggregate(State.Before(recipe), (state, value) => state.After(recipe, value)).Share;

    /// <summary>What the epochs so far come to.</summary>
    /// <param name="Share">What is left of the learning rate.</param>
    /// <param name="Best">The best value.</param>
    /// <param name="Waited">Epochs since the best, or since the last fall.</param>
    private readonly record struct State(double Share, double Best, int Waited)
    {
        public static State Before(Recipe recipe) =>
            new(1, HigherIsBetter(recipe) ? double.NegativeInfinity : double.PositiveInfinity, 0);

        public State After(Recipe recipe, double value)
        {
            if (IsGain(recipe, value))
                return this with { Best = value, Waited = 0 };
            if (Waited < recipe.Patience)
                return this with { Waited = Waited + 1 };
            var lower = Share * recipe.StepFactor;
            return this with { Share = recipe.LearningRate * (Share - lower) > SmallestFall ? lower : Share, Waited = 0 };
        }

        private bool IsGain(Recipe recipe, double value) =>
            HigherIsBetter(recipe) ? value > Best * (1 + Threshold) : value < Best * (1 - Threshold);

        private static bool HigherIsBetter(Recipe recipe) => recipe.Monitor switch
        {
            Monitored.ValidationAccuracy => true,
            Monitored.ValidationLoss => false,
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Monitor, "There is nothing of that kind to watch."),
        };
    }
}
