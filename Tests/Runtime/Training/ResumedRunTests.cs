using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

/// <summary>
/// A smaller share of what <c>check resume</c> does: runs are given up without a word at a step, and go on from what is on the disk.
/// </summary>
public sealed class ResumedRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("resumed").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Adam, Cosine", 3, 2)]
    [InlineData("Sgd, OneCycle", 8, 7)]
    [InlineData("Lion, Linear", 14, 12)]
    [InlineData("AdamW, Cosine, fine-tuned", 9, 7)]
    [InlineData("Sgd, Linear, 2 threads", 13, 12)]
    public async Task A_run_given_up_goes_on_bit_for_bit(string name, int steps, int resumedAt)
    {
        var run = ResumedRun.All.Single(each => each.ToString() == name);
        var (whole, broken) = (Path.Combine(folder, "whole"), Path.Combine(folder, "broken"));
        Assert.Equal(ResumedRun.Steps, await Steps(run.Train(whole)));
        Assert.Equal(steps, await Steps(run.Train(broken), until: steps));
        Assert.Equal(resumedAt, ResumedRun.Place(broken));
        Assert.Equal(ResumedRun.Steps - resumedAt, await Steps(run.Train(broken)));
        Assert.Null(ResumedRun.Difference(whole, broken));
    }

    [Fact]
    public async Task A_difference_is_found()
    {
        var (one, other) = (Path.Combine(folder, "one"), Path.Combine(folder, "other"));
        await Steps(ResumedRun.All[0].Train(one));
        await Steps(ResumedRun.All[0].Train(other), until: ResumedRun.Steps);
        Assert.EndsWith(" differs", ResumedRun.Difference(one, other));
    }

    /// <summary>How many steps a run does until it is given up, or over.</summary>
    private static async Task<int> Steps(IAsyncEnumerable<TrainingEvent> run, int until = int.MaxValue)
    {
        var steps = 0;
        await foreach (var happened in run)
        {
            if (happened is TrainingEvent.Stepped && ++steps == until)
                break;
        }
        return steps;
    }
}
