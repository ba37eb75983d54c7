using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

/// <summary>A run goes on with the data that it was begun on.</summary>
public sealed class DataMarkTests : IDisposable
{
    private static readonly Recipe Recipe = TinyNetwork.Definition.Recipe with { Epochs = 1 };
    private static readonly IDataset All = new Sides(60, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Data_divided_by_another_seed_are_refused()
    {
        var last = await Trained(All.Split(0.2, 0.2, seed: 1));
        var failure = await Refused(All.Split(0.2, 0.2, seed: 2), last, Recipe with { Epochs = 2, Seed = 2 });
        Assert.Equal(
            $"{last}: this checkpoint was trained on other pictures (as many); "
            + "resume it on the data it was trained on, divided with the same seed and shares",
            failure.ToString());
    }

    [Fact]
    public async Task Other_shares_are_refused_with_both_counts()
    {
        var last = await Trained(All.Split(0.2, 0.2, seed: 1));
        Assert.Equal(
            "this checkpoint was trained on other pictures (36 to learn from, 12 to validate on, 12 to test on; "
            + "now 48 to learn from, 12 to validate on, 0 to test on)",
            (await Refused(All.Split(0.2, seed: 1), last, Recipe with { Epochs = 2 })).What);
    }

    [Fact]
    public async Task The_same_data_go_on_with_another_seed_and_so_does_a_checkpoint_that_knows_of_none()
    {
        var data = All.Split(0.2, 0.2, seed: 1);
        var last = await Trained(data);
        Assert.Equal(2, (await Resumed(data, last, Recipe with { Epochs = 2, Seed = 9 })).Length);
        var written = Checkpoint.Read(last).OrThrow();
        var now = written with { Data = DataMark.Of(All.Split(0.5)) };
        Assert.NotNull(written.Hinders(TinyNetwork.Definition, now, last));
        Assert.Null((written with { Data = null }).Hinders(TinyNetwork.Definition, now, last));
    }

    [Fact]
    public void Labels_names_and_order_count_and_folders_do_not()
    {
        var mark = Mark(("data/a/1.png", 0), ("data/b/1.png", 1));
        Assert.Equal(mark, Mark(("elsewhere/a/1.png", 0), (@"C:\b\1.png", 1)));
        Assert.NotEqual(mark, Mark(("data/b/1.png", 1), ("data/a/1.png", 0)));
        Assert.NotEqual(mark, Mark(("data/a/2.png", 0), ("data/b/1.png", 1)));
        Assert.NotEqual(mark, Mark(("data/a/1.png", 1), ("data/b/1.png", 1)));

        static DataMark Mark(params ImmutableArray<(string File, int Label)> pictures)
        {
            var data = new MemoryDataset(
                "two",
                ["a", "b"],
                new PictureSize(1, 1, 1),
                [.. pictures.Select(of => new LabelledPicture(new byte[1], of.Label, of.File))]);
            return DataMark.Of(new DataSplit(data, data));
        }
    }

    private async Task<string> Trained(DataSplit data)
    {
        var options = new RunOptions { Device = "cpu", Threads = 1, Directory = folder };
        await foreach (var _ in Trainer.Train(TinyNetwork.Definition, data, Recipe, options))
        {
        }
        return Path.Combine(folder, "last.safetensors");
    }

    private static async Task<ImmutableArray<EpochResult>> Resumed(DataSplit data, string checkpoint, Recipe recipe)
    {
        var options = new RunOptions { Device = "cpu", Threads = 1, Resume = checkpoint };
        var events = await Trainer.Train(TinyNetwork.Definition, data, recipe, options).ToListAsync();
        return Assert.IsType<TrainingEvent.Completed>(events[^1]).History;
    }

    private static async Task<Failure> Refused(DataSplit data, string checkpoint, Recipe recipe) =>
        (await Assert.ThrowsAsync<TrainingException>(() => Resumed(data, checkpoint, recipe))).Failure;
}
