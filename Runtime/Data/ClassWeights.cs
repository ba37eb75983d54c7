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
}
