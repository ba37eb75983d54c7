using System.Globalization;
using System.Text.Json;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>All that a command touches beside its files: passed in, so that a test can look at it.</summary>
/// <param name="Console">Where results go.</param>
/// <param name="IsTerminal">Whether a person looks at it, so that tables have frames and progress is drawn anew; otherwise all is plain lines.</param>
/// <param name="Error">Where failures go.</param>
/// <param name="Clock">What tells the time.</param>
/// <param name="Cancellation">Tells that the user wants it to stop.</param>
public sealed record CommandEnvironment(
    IAnsiConsole Console, bool IsTerminal, TextWriter Error, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>Where lists of files come from.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The console as a stream of text: nothing is wrapped or coloured.</summary>
    internal TextWriter Output => Console.Profile.Out.Writer;

    /// <summary>Writes a line to the output, numbers in the invariant culture.</summary>
    internal void Say(FormattableString line) => Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Writes the numbers to judge by, the accuracy last; before it, where pictures have several labels, what says more with rare ones.
    /// </summary>
    internal void SayMerit(Evaluation evaluation)
    {
        if (evaluation.Task == LearningTask.MultiLabel)
            Say($"mean average precision: {evaluation.Ranking.AveragePrecision.Macro:F4}");
        Say($"accuracy: {evaluation.Accuracy:F4}");
    }

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code for it.</returns>
    internal int Fail(Failure failure)
    {
        Error.WriteLine($"error: {failure}");
        return ExitCode.Failed;
    }

    /// <summary>Says which option has a value out of its range; the failure names the property that the option is for.</summary>
    /// <returns>The exit code for it.</returns>
    internal int Refuse(Failure failure)
    {
        // An option that is given several times is called after one of its values.
        var property = failure.Where == nameof(FineTuning.Rates) ? "Rate" : failure.Where;
        var option = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property);
        Error.WriteLine($"error: {failure with { Where = option }}");
        return ExitCode.BadUsage;
    }
}
