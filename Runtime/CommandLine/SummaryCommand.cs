using System.CommandLine;
using DeclarativeNet.CommandLine.Display;

namespace DeclarativeNet.CommandLine;

/// <summary><c>summary</c>: the network as a table.</summary>
internal static class SummaryCommand
{
    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var command = new Command("summary", "Prints the network: values, shapes, parameters, multiply-accumulates, memory, receptive fields.");
        command.SetAction(_ =>
        {
            if (environment.IsTerminal)
                environment.Console.Write(SummaryTable.ToTable(model.Summary));
            else
                environment.Output.Write(SummaryTable.Render(model.Summary));
            return ExitCode.Ok;
        });
        return command;
    }
}
