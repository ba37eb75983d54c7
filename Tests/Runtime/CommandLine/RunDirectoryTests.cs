using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class RunDirectoryTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly string folder = Directory.CreateTempSubdirectory("directory").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_epoch_whose_loss_is_not_finite_has_its_line(double loss)
    {
        var epoch = new EpochResult(1, 0.5, 0.75, loss, 0.25, 0.1, TimeSpan.FromSeconds(2));
        Assert.IsType<Result<string?>.Ok>(new RunDirectory(folder).Keep(new TrainingEvent.EpochCompleted(epoch)));
        var line = Assert.Single(File.ReadAllLines(Path.Combine(folder, "history.jsonl")));
        Assert.Equal(epoch, JsonSerializer.Deserialize<EpochResult>(line, Json));
    }

    [Fact]
    public async Task Runs_that_begin_together_have_a_folder_each()
    {
        var wanted = Path.Combine(folder, "runs", "Net-20260314-150926");
        var reserved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunDirectory.Reserve(wanted))));
        var folders = reserved.Select(each => Assert.IsType<Result<string>.Ok>(each).Value).ToList();
        Assert.Equal(8, folders.Distinct().Count());
        Assert.Contains(wanted, folders);
        Assert.Contains(wanted + "-2", folders);
        Assert.Equal(folders.Order(), Directory.GetDirectories(Path.Combine(folder, "runs")).Order());
    }

    [Fact]
    public void Clearing_takes_what_a_run_has_left_and_nothing_else()
    {
        foreach (var name in new[] { "config.json", "last.safetensors", "averaged.safetensors", "result.json", "notes.txt" })
            File.WriteAllText(Path.Combine(folder, name), "");
        Directory.CreateDirectory(Path.Combine(folder, "tensorboard"));
        Assert.True(RunDirectory.IsTaken(folder));
        Assert.IsType<Result<string>.Ok>(RunDirectory.Clear(folder));
        Assert.False(RunDirectory.IsTaken(folder));
        Assert.Equal([Path.Combine(folder, "notes.txt")], Directory.GetFileSystemEntries(folder));
        Assert.IsType<Result<string>.Ok>(RunDirectory.Clear(Path.Combine(folder, "nowhere")));
    }
}
