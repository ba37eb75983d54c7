using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>
/// A terminal: finished epochs stay as rows of a table, and below them one line of progress is drawn anew. After anything but a step the
/// cursor is at the beginning of an empty line, so that others can print in between.
/// </summary>
/// <param name="console">The terminal; it has to know ANSI's control sequences.</param>
internal sealed class LiveView(IAnsiConsole console) : IProgressView
{
    private const string ClearLine = "\r\u001b[2K";
    private const int LongestBar = 32;
    private const int ShortestBar = 8;

    /// <summary>Ten a second are as many as an eye follows; the last one stands while the epoch is validated.</summary>
    public bool Wants(TrainingEvent.Stepped step, TimeSpan pause) => pause.TotalMilliseconds >= 100 || step.Step == step.Steps;

    /// <inheritdoc/>
    public void Show(TrainingEvent happened, Progress before, Progress after)
    {
        switch (happened)
        {
            case TrainingEvent.Started started:
                console.Cursor.Hide();
                foreach (var line in ProgressText.Opening(started))
                    Print(line, Style.Plain);
                Print(ProgressText.EpochHeader, new Style(decoration: Decoration.Bold));
                break;
            case TrainingEvent.Stepped step:
                Draw(step, after);
                break;
            case TrainingEvent.EpochCompleted { Result: var epoch }:
                var best = after.IsBest;
                Print(
                    ProgressText.Row(epoch, after.Run?.Recipe.Epochs ?? epoch.Epoch, best),
                    best ? new Style(Color.Green) : Style.Plain);
                break;
            case TrainingEvent.Transferred transferred:
                foreach (var line in ProgressText.Lines(transferred))
                    Print(line, Style.Plain);
                break;
            case TrainingEvent.StoppedEarly stopped:
                Print(ProgressText.Line(stopped), Style.Plain);
                break;
            case TrainingEvent.Saved or TrainingEvent.Completed:
                Clear();
                break;
            default:
                throw new InvalidOperationException($"{happened.GetType().Name} is no event of a run.");
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        Clear();
        console.Cursor.Show();
    }

    private void Draw(TrainingEvent.Stepped step, Progress progress)
    {
        var width = console.Profile.Width - 1;
        var head = $"{$"{step.Epoch}/{progress.Run?.Recipe.Epochs}",7} ";
        var figures = " " + ProgressText.Figures(step, progress);
        var bar = Math.Min(LongestBar, width - head.Length - figures.Length);
        var done = (int)Math.Round(Math.Max(0, bar) * progress.EpochShare);
        Clear();
        if (bar < ShortestBar)
        {
            Write((head.TrimEnd() + figures)[..Math.Min(width, head.TrimEnd().Length + figures.Length)], Style.Plain);
            return;
        }

        var (full, empty) = console.Profile.Capabilities.Unicode ? ('━', '─') : ('#', '-');
        Write(head, Style.Plain);
        Write(new string(full, done), new Style(Color.Blue));
        Write(new string(empty, bar - done), new Style(Color.Grey));
        Write(figures, Style.Plain);
    }

    private void Print(string line, Style style)
    {
        Clear();
        Write(line, style);
        console.WriteLine();
    }

    private void Write(string text, Style style) => console.Write(new Text(text, style));

    private void Clear() => console.Write(new ControlCode(ClearLine));
}
