using System.Collections.Immutable;

namespace DeclarativeNet.Data;

/// <summary>Weights that make up for classes of which there are many more pictures than of others.</summary>
public static class ClassWeights
{
    /// <summary>
    /// All pictures ÷ (classes that there are × pictures of the class), as scikit-learn's <c>balanced</c>: where pictures show one class each, the
    /// weights of all pictures sum to their number.
    /// </summary>
    /// <param name="targets">What the pictures show.</param>
    /// <param name="classes">Number of classes K.</param>
    /// <returns>K weights; 1 for a class without pictures.</returns>
    public static ImmutableArray<double> Of(Targets targets, int classes)
    {
        var counts = targets.PerClass(classes);
        var present = counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 1 : (double)targets.Count / ((double)present * count))];
    }

    /// <summary>
    /// Pictures that do not show a class ÷ pictures that show it, for losses with a decision for each class: what PyTorch's
    /// <c>BCEWithLogitsLoss</c> takes as <c>pos_weight</c>.
    /// </summary>
    /// <param name="targets">What the pictures show.</param>
    /// <param name="classes">Number of classes K.</param>
    /// <returns>K weights of what is there; 1 for a class that no picture shows, or all of them do.</returns>
    public static ImmutableArray<double> OfPositives(Targets targets, int classes) =>
        [.. targets.PerClass(classes).Select(count => count == 0 || count == targets.Count ? 1 : (double)(targets.Count - count) / count)];
}
