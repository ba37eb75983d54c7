using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>Datasets divided into parts and folds; what holds of every division is in <c>Splitting/</c>.</summary>
public sealed class DataSplitsTests
{
    [Fact]
    public void Parts_have_their_shares_and_are_named_after_the_whole()
    {
        var split = MemoryDatasetTests.Numbered(100).Split(validation: 0.2, test: 0.1, seed: 3);

        Assert.Equal((70, 20, 10), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.Equal(("numbers train", "numbers validation", "numbers test"), (split.Train.Name, split.Validation.Name, split.Test.Name));
        Assert.Equal(Enumerable.Range(0, 100), new[] { split.Train, split.Validation, split.Test }.SelectMany(Numbers).Order());
    }

    [Fact]
    public void Without_a_share_there_is_no_test_set() => Assert.Null(MemoryDatasetTests.Numbered(10).Split(validation: 0.2).Test);

    [Fact]
    public void Something_is_left_to_learn_from() =>
        Assert.Throws<ArgumentException>(() => MemoryDatasetTests.Numbered(10).Split(validation: 0.5, test: 0.5));

    [Fact]
    public void Every_picture_is_validated_on_in_one_fold_and_learned_from_in_the_others()
    {
        var folds = MemoryDatasetTests.Numbered(23).KFolds(5, seed: 1);

        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => Numbers(fold.Validation)).Order());
        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, 23), Numbers(fold.Train).Concat(Numbers(fold.Validation)).Order()));
        Assert.All(folds, fold => Assert.InRange(fold.Validation.Targets.Count, 4, 5));
        Assert.Equal(("numbers without fold 2", "numbers fold 2"), (folds[1].Train.Name, folds[1].Validation.Name));
    }

    [Fact]
    public void A_group_is_in_one_fold_and_stays_a_group_in_it()
    {
        var data = MemoryDatasetTests.Numbered(40, index => $"film {index / 4}");

        var folds = data.KFolds(3, seed: 1);

        Assert.All(folds, fold => Assert.Empty(fold.Train.Groups.Intersect(fold.Validation.Groups)));
        Assert.Equal(data.Groups.Order(), folds.SelectMany(fold => fold.Validation.Groups).Order());
    }

    [Fact]
    public void There_are_no_more_folds_than_groups()
    {
        var data = MemoryDatasetTests.Numbered(10, index => $"film {index / 4}");

        Assert.All(data.KFolds(3), fold => Assert.NotEqual(0, fold.Validation.Targets.Count));
        Assert.StartsWith(
            "numbers has 3 groups, none of which is divided: there cannot be 4 folds of them.",
            Assert.Throws<ArgumentOutOfRangeException>(() => data.KFolds(4)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void There_are_two_folds_at_least_and_no_more_than_pictures(int folds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MemoryDatasetTests.Numbered(10).KFolds(folds));

    private static IEnumerable<int> Numbers(IDataset data)
    {
        using var batch = data.Read([.. Enumerable.Range(0, data.Targets.Count)]);
        return [.. batch.Images.bytes.ToArray().Chunk(data.Size.Volume).Select(picture => (int)picture[0])];
    }
}
