using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DeclarativeNet.CommandLine.Display;
using DeclarativeNet.Tests.Reports;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.Tests.Display;

public sealed partial class TrainingDisplayTests
{
    private const string ClearLine = "\u001b[2K";

    private static readonly TrainingEvent[] Run =
    [
        new TrainingEvent.Started(Sample.Run, []),
        new TrainingEvent.Stepped(1, 5, 20, 2.0, 0.25, 128),
        new TrainingEvent.Stepped(1, 20, 20, 1.5, 0.41, 128),
        new TrainingEvent.EpochCompleted(Sample.History[0]),
        new TrainingEvent.Saved("checkpoint"),
        new TrainingEvent.EpochCompleted(Sample.History[1]),
        new TrainingEvent.EpochCompleted(Sample.History[2]),
        new TrainingEvent.Completed(Sample.History, Sample.Evaluation),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_event_passes_unchanged(bool live)
    {
        var seen = await Consume(Run, new StringWriter(), live, new SteppingClock(TimeSpan.Zero));

        Assert.Equal(Run, seen);
    }

    [Fact]
    public async Task Without_a_terminal_every_epoch_is_a_line()
    {
        var output = new StringWriter();
        await Consume(Run, output, live: false, new SteppingClock(TimeSpan.FromSeconds(1)));

        Assert.Equal(
            [
                "PetNet: 3×32×32 to 3 classes, 51,448 parameters",
                "pets train 1,200, pets test 7 pictures",
                "cpu, System 1.13.1; 2 processors, Linux, .NET 10",
                "epoch 1/3: train loss 1.5000 accuracy 0.4100, validation loss 1.4000 accuracy 0.5000, 1:01",
                "epoch 2/3: train loss 1.1000 accuracy 0.6200, validation loss 1.0000 accuracy 0.7100, 60 s",
                "epoch 3/3: train loss 0.9000 accuracy 0.7300, validation loss 1.2000 accuracy 0.6800, 3.3 s",
            ],
            Lines(output));
    }

    [Fact]
    public async Task Without_a_terminal_a_step_is_a_line_every_ten_seconds()
    {
        var output = new StringWriter();
        var steps = Enumerable.Range(1, 20).Select(step => new TrainingEvent.Stepped(1, step, 20, 2.0, 0.25, 128));
        await Consume([new TrainingEvent.Started(Sample.Run, []), .. steps], output, live: false, new SteppingClock(TimeSpan.FromSeconds(4)));

        Assert.Equal(
            [
                "epoch 1/3 step 3/20: loss 2.0000 accuracy 0.2500, 128 pictures/s, 8.5 s left",
                "epoch 1/3 step 6/20: loss 2.0000 accuracy 0.2500, 128 pictures/s, 7.0 s left",
                "epoch 1/3 step 9/20: loss 2.0000 accuracy 0.2500, 128 pictures/s, 5.5 s left",
            ],
            Lines(output).Skip(3).Take(3));
    }

    [Fact]
    public async Task A_resumed_run_says_where_it_goes_on()
    {
        var output = new StringWriter();
        await Consume([new TrainingEvent.Started(Sample.Run, [Sample.History[0]])], output, live: false, new SteppingClock(TimeSpan.Zero));

        Assert.Equal("resumed after epoch 1 of 3", Lines(output)[^1]);
    }

    [Fact]
    public async Task A_terminal_keeps_finished_epochs_as_rows_and_marks_the_best()
    {
        var output = new StringWriter();
        await Consume(Run, output, live: true, new SteppingClock(TimeSpan.FromSeconds(1)));
        var rows = Lines(output).Select(line => Style().Replace(line[(line.LastIndexOf(ClearLine, StringComparison.Ordinal) + ClearLine.Length)..], "")).ToList();

        Assert.Contains("  epoch   train loss   accuracy   validation loss   accuracy     time", rows);
        Assert.Contains("    1/3       1.5000     0.4100            1.4000     0.5000     1:01   best", rows);
        Assert.Contains("    2/3       1.1000     0.6200            1.0000     0.7100     60 s   best", rows);
        Assert.Contains("    3/3       0.9000     0.7300            1.2000     0.6800    3.3 s", rows);
    }

    [Fact]
    public async Task A_terminal_draws_the_epoch_as_a_bar_that_fits_the_line()
    {
        var output = new StringWriter();
        await Consume(Run[..2], output, live: true, new SteppingClock(TimeSpan.FromSeconds(1)));
        var drawn = output.ToString().Split(ClearLine).Single(line => line.Contains('━', StringComparison.Ordinal));

        Assert.Equal((3, 8), (drawn.Count(letter => letter == '━'), drawn.Count(letter => letter == '─')));
        Assert.Contains(" loss 2.0000 accuracy 0.2500, 128 pictures/s, 7.5 s left", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', drawn);
    }

    [Fact]
    public async Task A_terminal_always_shows_the_last_step_which_stands_while_the_epoch_is_validated()
    {
        var output = new StringWriter();
        await Consume(Run[..3], output, live: true, new SteppingClock(TimeSpan.Zero));

        Assert.DoesNotContain("loss 2.0000", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("loss 1.5000 accuracy 0.4100, 128 pictures/s, validating", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrow_terminal_gets_the_figures_without_a_bar()
    {
        var output = new StringWriter();
        await Consume(Run[..2], output, live: true, new SteppingClock(TimeSpan.FromSeconds(1)), width: 34);

        Assert.EndsWith("1/3 loss 2.0000 accuracy 0.25", output.ToString().Split("\r" + ClearLine)[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cursor_comes_back_when_the_run_fails()
    {
        var output = new StringWriter();
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Consume(Failing(), output, live: true, new SteppingClock(TimeSpan.Zero)));

        Assert.EndsWith("\r\u001b[2K\u001b[?25h", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_without_control_sequences_gets_plain_lines()
    {
        var output = new StringWriter();
        await Consume(Run, output, live: true, new SteppingClock(TimeSpan.Zero), ansi: AnsiSupport.No);

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.Contains("epoch 3/3: train loss", output.ToString(), StringComparison.Ordinal);
    }

    private static Task<List<TrainingEvent>> Consume(
        TrainingEvent[] events, StringWriter output, bool live, TimeProvider clock, int width = 76, AnsiSupport ansi = AnsiSupport.Yes) =>
        Consume(events.ToAsyncEnumerable(), output, live, clock, width, ansi);

    private static async Task<List<TrainingEvent>> Consume(
        IAsyncEnumerable<TrainingEvent> events, StringWriter output, bool live, TimeProvider clock, int width = 76, AnsiSupport ansi = AnsiSupport.Yes)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return await events.Show(console, live, clock).ToListAsync();
    }

    private static async IAsyncEnumerable<TrainingEvent> Failing([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return Run[0];
        await Task.CompletedTask.WaitAsync(cancellation);
        throw new InvalidDataException("the data went away");
    }

    private static string[] Lines(StringWriter output) =>
        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();

    /// <summary>The sequences that set bold and colour.</summary>
    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Style();

    /// <summary>A clock that moves on by as much at every look.</summary>
    private sealed class SteppingClock(TimeSpan stride) : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => stride.Ticks * looks++;
    }
}
