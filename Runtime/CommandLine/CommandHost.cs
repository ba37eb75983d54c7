using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>Runs a tree of commands. Whatever goes wrong in it ends here: a line on standard error, and an exit code.</summary>
internal static class CommandHost
{
    /// <summary>
    /// Runs a command on this process's console. The first Ctrl-C asks it to stop in good order; one more, a second later, ends the process.
    /// </summary>
    /// <param name="describe">The commands, as they act in an environment.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(Func<CommandEnvironment, Command> describe, IReadOnlyList<string> arguments)
    {
        using var interrupted = new CancellationTokenSource();
        var first = new Lazy<long>(Stopwatch.GetTimestamp);
        void Stop(PosixSignalContext signal)
        {
            // Shells and wrappers often send one Ctrl-C twice: to the process and to its group.
            signal.Cancel = Stopwatch.GetElapsedTime(first.Value) < TimeSpan.FromSeconds(1);
            interrupted.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var environment = new CommandEnvironment(
            AnsiConsole.Console, !Console.IsOutputRedirected, Console.Error, TimeProvider.System, interrupted.Token)
        {
            Input = Console.In,
        };
        return await Run(describe(environment), arguments, environment).ConfigureAwait(false);
    }

    /// <summary>Runs a command.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="environment">What the commands act in.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(Command root, IReadOnlyList<string> arguments, CommandEnvironment environment)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var wrong = parsed.UnmatchedTokens is [var unknown, ..] ? $"there is no '{unknown}' here" : parsed.Errors[0].Message.TrimEnd('.');
            environment.Error.WriteLine($"error: {wrong}; '{string.Join(' ', CommandPath(parsed))} --help' lists what there is");
            return ExitCode.BadUsage;
        }
        try
        {
            var streams = new InvocationConfiguration
            {
                Output = environment.Output,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(streams, environment.Cancellation).ConfigureAwait(false);
        }
        catch (TrainingException problem)
        {
            return environment.Fail(problem.Failure);
        }
        catch (ExternalException problem)
        {
            return environment.Fail(TorchFailures.Of(problem, "libtorch", "lower --batch-size"));
        }
        catch (OperationCanceledException) when (environment.Cancellation.IsCancellationRequested)
        {
            environment.Error.WriteLine("cancelled");
            return ExitCode.Cancelled;
        }
    }

    private static IEnumerable<string> CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
            names.Push(result.Command.Name);
        return names;
    }
}
