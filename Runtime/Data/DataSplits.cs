using System.Collections.Immutable;
using DeclarativeNet.Data.Splitting;

namespace DeclarativeNet.Data;

/// <summary>
/// Divides datasets: each class in the same proportion, pictures of one group together, all following from the seed. Nothing is read or
/// copied.
/// </summary>
public static class DataSplits
{
    /// <summary>Divides a dataset into parts to learn from, to watch and, where that is asked for, to be measured on.</summary>
    /// <param name="data">The pictures. Those of one of its <see cref="IDataset.Groups"/> go to the same part.</param>
    /// <param name="validation">Share of the validation set, in (0, 1).</param>
    /// <param name="test">Share of the test set, in [0, 1); with 0 there is none.</param>
    /// <param name="seed">The number from which the choice follows.</param>
    /// <param name="name">What the parts are named after; without it, the dataset's name.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentException">A share is out of range, or nothing is left to learn from.</exception>
    public static DataSplit Split(this IDataset data, double validation, double test = 0, int seed = 0, string? name = null)
    {
        ImmutableArray<double> shares = test == 0 ? [1 - validation, validation] : [1 - validation - test, validation, test];
        var parts = Partition.Of(data.Targets, shares, seed, data.Groups);
        return new DataSplit(
            data.Only(parts[0], $"{name ?? data.Name} train"),
            data.Only(parts[1], $"{name ?? data.Name} validation"),
            test == 0 ? null : data.Only(parts[2], $"{name ?? data.Name} test"));
    }

    /// <summary>Divides a dataset into k folds, for cross-validation: each is the validation set once, and the others are learned from.</summary>
    /// <param name="data">The pictures. Those of one of its <see cref="IDataset.Groups"/> are in the same fold.</param>
    /// <param name="k">Number of folds, at least 2.</param>
    /// <param name="seed">The number from which the choice follows.</param>
    /// <returns>k splits, without test sets.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or more than pictures or groups.</exception>
    public static ImmutableArray<DataSplit> KFolds(this IDataset data, int k, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, data.Targets.Count);
        if (data.Groups is { IsEmpty: false } groups && groups.Distinct().Count() is var different && different < k)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), k, $"{data.Name} has {different} groups, none of which is divided: there cannot be {k} folds of them.");
        }

        var folds = Partition.Of(data.Targets, [.. Enumerable.Repeat(1.0 / k, k)], seed, data.Groups);
        return
        [
            .. folds.Select((fold, number) => new DataSplit(
                data.Only([.. folds.Where((_, other) => other != number).SelectMany(other => other).Order()], $"{data.Name} without fold {number + 1}"),
                data.Only(fold, $"{data.Name} fold {number + 1}"))),
        ];
    }
}
