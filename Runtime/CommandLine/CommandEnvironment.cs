using System.Globalization;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>All that a command touches beside its files: passed in, so that a test can look at it.</summary>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where failures go.</param>
/// <param name="Terminal">The terminal that <paramref name="Output"/> is, for tables and live displays; nothing if it is a pipe or a file.</param>
/// <param name="Clock">What tells the time.</param>
/// <param name="Cancellation">Tells that the user wants it to stop.</param>
public sealed record CommandEnvironment(
    TextWriter Output, TextWriter Error, IAnsiConsole? Terminal, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>Writes a line to the output, numbers in the invariant culture.</summary>
    internal void Say(FormattableString line) => Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code for it.</returns>
    internal int Fail(Failure failure)
    {
        Error.WriteLine($"error: {failure}");
        return ExitCode.Failed;
    }
}
