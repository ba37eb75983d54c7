using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.Tests.Fuzz;

namespace DeclarativeNet.Checks;

/// <summary><c>fuzz</c>: damages files of every kind that is read, and looks that each is read or refused in good order.</summary>
internal static class FuzzCommand
{
    private const int BetweenLines = 2000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (count, seed) = (CheckOptions.Count("Mutations to try", 20_000), CheckOptions.Seed("The same seed does the same damage"));
        var command = new Command("fuzz", "Damages files of every kind that is read, and looks that none crashes its reader.")
        {
            count, seed,
        };
        command.SetAction(parsed => Run(parsed.GetValue(count), parsed.GetValue(seed), Console.Out));
        return command;
    }

    /// <summary>Runs the check; 0 where nothing crashed, 1 otherwise.</summary>
    private static int Run(int count, int seed, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("declarativenet-fuzz-").FullName;
        output.WriteLine($"files: {folder}");
        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var verdict in Fuzzing.Run(count, seed, folder))
        {
            verdicts.Add(verdict);
            if (verdict is Verdict.Crashed crashed)
                output.WriteLine($"\nmutation {crashed.Number} of {crashed.Target}, {crashed.File}: {crashed.What}\n");
            if (verdicts.Count % BetweenLines == 0)
                output.WriteLine($"{verdicts.Count} of {count}");
        }

        foreach (var line in Fuzzing.Table(verdicts.ToImmutable()))
            output.WriteLine(line);
        var crashes = verdicts.OfType<Verdict.Crashed>().Count();
        output.WriteLine($"mutations: {verdicts.Count}, crashes: {crashes}");
        Directory.Delete(folder, recursive: true);
        return crashes == 0 ? 0 : 1;
    }
}
