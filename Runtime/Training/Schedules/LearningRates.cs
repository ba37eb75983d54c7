using System.Collections.Immutable;

namespace DeclarativeNet.Training.Schedules;

/// <summary>
/// The learning rate as a function of the place in the run: nothing is remembered, so a resumed run has the rates of any other.
/// </summary>
internal static class LearningRates
{
    /// <summary>The share of the run in which <see cref="Schedule.OneCycle"/> rises, as PyTorch's <c>pct_start</c>.</summary>
    private const double Rise = 0.3;

    /// <summary>
    /// The share of the largest rate at which <see cref="Schedule.OneCycle"/> begins, as PyTorch's <c>div_factor</c> of 25.
    /// </summary>
    private const double CycleStart = 1 / 25.0;

    /// <summary>The learning rate of a step, in (0, <see cref="Recipe.LearningRate"/>].</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="stepsPerEpoch">Steps of the optimizer in an epoch; at least 1.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="step">From 1, within the epoch.</param>
    /// <param name="watched">
    /// What <see cref="Recipe.Monitor"/> names, of each epoch that is over, in order. Later ones are not looked at.
    /// </param>
    public static double At(Recipe recipe, int stepsPerEpoch, int epoch, int step, ImmutableArray<double> watched)
    {
        var warmup = recipe.WarmupEpochs * stepsPerEpoch;
        var done = ((epoch - 1.0) * stepsPerEpoch) + (step - 1);
        // Up in equal steps of which the last would be the schedule's first: PyTorch's LinearLR from 1 / (warm-up + 1) to 1.
        var (share, since) = done < warmup ? ((done + 1) / (warmup + 1), 0.0) : (1.0, done - warmup);
        return recipe.LearningRate * share * recipe.Schedule switch
        {
            Schedule.Constant => 1,
            Schedule.Step => Math.Pow(recipe.StepFactor, Math.Floor(since / stepsPerEpoch / recipe.StepEpochs)),
            Schedule.Cosine => Cosine(1, recipe.FinalRate, Progress()),
            Schedule.Linear => 1 + ((recipe.FinalRate - 1) * Progress()),
            Schedule.OneCycle when Progress() < Rise => Cosine(CycleStart, 1, Progress() / Rise),
            Schedule.OneCycle => Cosine(1, recipe.FinalRate, (Progress() - Rise) / (1 - Rise)),
            Schedule.ReduceOnPlateau => Plateau.Share(recipe, [.. watched.Take(epoch - 1).Skip((int)recipe.WarmupEpochs)]),
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Schedule, "There is no such schedule."),
        };

        // How much of what follows the warm-up is done, in [0, 1): the final rate is that of the step after the last.
        double Progress() => since / Math.Max(1, ((double)recipe.Epochs * stepsPerEpoch) - warmup);
    }

    /// <summary>Half a cosine from one value to another.</summary>
    private static double Cosine(double from, double to, double progress) => to + ((from - to) * (1 + Math.Cos(Math.PI * progress)) / 2);
}
