using DeclarativeNet.CommandLine;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Training;
using Spectre.Console;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>Commands run as by a script, on data of the tests.</summary>
internal static class CommandRun
{
    /// <summary>Runs a command and takes down what it says.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Of(
        Func<CommandEnvironment, Task<int>> command, CancellationToken cancellation = default, string input = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var exitCode = await command(new CommandEnvironment(console, IsTerminal: false, error, TimeProvider.System, cancellation) { Input = new StringReader(input) });
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A folder with sixteen pictures for each of two classes, made within another.</summary>
    public static string Pictures(string folder)
    {
        var pictures = Path.Combine(folder, "pictures");
        var data = new Sides(32, 1);
        for (var index = 0; index < data.Targets.Count; index++)
        {
            using var batch = data.Read([index]);
            var place = Directory.CreateDirectory(Path.Combine(pictures, data.Classes[data.Targets[index].Classes[0]])).FullName;
            File.WriteAllBytes(Path.Combine(place, $"{index}.png"), Png.Encode(batch.Images.bytes, data.Size));
        }
        return pictures;
    }
}
