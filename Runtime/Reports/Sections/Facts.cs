using System.Collections.Immutable;
using DeclarativeNet.Training;

namespace DeclarativeNet.Reports.Sections;

/// <summary>One thing that was set before a run.</summary>
/// <param name="Group">What it belongs to: recipe, data or machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record Fact(string Group, string Name, string Value);

/// <summary>Everything that was set before a run: what somebody needs to run it again.</summary>
internal static class Facts
{
    /// <summary>All of it, group by group.</summary>
    public static ImmutableArray<Fact> Of(RunDescription run) => [.. Recipe(run.Recipe), .. Data(run), .. Machine(run)];

    private static IEnumerable<Fact> Recipe(Recipe recipe)
    {
        const string Group = "Recipe";
        yield return new(Group, "Epochs", Readable.Count(recipe.Epochs));
        yield return new(Group, "Batch size", Readable.Count(recipe.BatchSize));
        yield return new(Group, "Optimizer", recipe.Optimizer == Optimizer.Sgd
            ? $"SGD, momentum {Readable.Short(recipe.Momentum)}" : recipe.Optimizer.ToString());
        yield return new(Group, "Learning rate", Readable.Short(recipe.LearningRate));
        yield return new(Group, "Weight decay", Readable.Short(recipe.WeightDecay));
        yield return new(Group, "Augmentation", AugmentationFact.Of(recipe.Augmentation));
        yield return new(Group, "Seed", $"{recipe.Seed}");
    }

    private static IEnumerable<Fact> Data(RunDescription run)
    {
        const string Group = "Data";
        foreach (var (name, pictures) in run.Data)
            yield return new(Group, name, $"{Readable.Count(pictures)} pictures");
        yield return new(Group, "Size", $"{run.Size}");
        yield return new(Group, "Classes", Readable.Count(run.Classes.Length));
    }

    private static IEnumerable<Fact> Machine(RunDescription run)
    {
        const string Group = "Machine";
        yield return new(Group, "Device", run.Device);
        yield return new(Group, "Backend", run.Backend);
        yield return new(Group, "Machine", run.Machine);
        yield return new(Group, "Started", Readable.Moment(run.StartedAt));
    }
}
