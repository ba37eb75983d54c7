using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>The command line of a model: what <c>return await KerasCnn.Main(args);</c> runs.</summary>
public static class ModelCommand
{
    /// <summary>
    /// Runs a command on this process's console. The first Ctrl-C asks it to stop in good order; one more, a second later, ends the process.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(ModelDefinition model, IReadOnlyList<string> arguments)
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
            AnsiConsole.Console, !Console.IsOutputRedirected, Console.Error, TimeProvider.System, interrupted.Token);
        return await Run(model, arguments, environment).ConfigureAwait(false);
    }

    /// <summary>Runs a command on what it is given.</summary>
    /// <param name="model">The model.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="environment">Console and clock.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(ModelDefinition model, IReadOnlyList<string> arguments, CommandEnvironment environment)
    {
        var parsed = Describe(model, environment).Parse(arguments);
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
        catch (OperationCanceledException) when (environment.Cancellation.IsCancellationRequested)
        {
            environment.Error.WriteLine("cancelled");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>All commands of a model.</summary>
    private static Command Describe(ModelDefinition model, CommandEnvironment environment) =>
        new(model.Name, $"Trains and uses {model.Name}.")
        {
            new HelpOption { Recursive = true },
            TrainCommand.Describe(model, environment),
            EvaluateCommand.Describe(model, environment),
            PredictCommand.Describe(model, environment),
            SummaryCommand.Describe(model, environment),
        };

    private static IEnumerable<string> CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Push(result.Command.Name);
        return names;
    }
}
