using System.CommandLine;
using System.CommandLine.Help;

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
    public static Task<int> Run(ModelDefinition model, IReadOnlyList<string> arguments) =>
        CommandHost.Run(environment => Describe(model, environment), arguments);

    /// <summary>Runs a command on what it is given.</summary>
    /// <param name="model">The model.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="environment">Console and clock.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> Run(ModelDefinition model, IReadOnlyList<string> arguments, CommandEnvironment environment) =>
        CommandHost.Run(Describe(model, environment), arguments, environment);

    /// <summary>All commands of a model, under its name.</summary>
    internal static Command Commands(ModelDefinition model, CommandEnvironment environment) =>
        new(model.Name, $"Trains and uses {model.Name}.")
        {
            TrainCommand.Describe(model, environment),
            FindRateCommand.Describe(model, environment),
            EvaluateCommand.Describe(model, environment),
            PredictCommand.Describe(model, environment),
            SummaryCommand.Describe(model, environment),
            ReportCommand.Describe(environment),
        };

    private static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var commands = Commands(model, environment);
        commands.Add(new HelpOption { Recursive = true });
        return commands;
    }
}
