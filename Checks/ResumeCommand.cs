using System.CommandLine;
using System.Diagnostics;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;

namespace DeclarativeNet.Checks;

/// <summary>
/// <c>resume</c>: kills training runs at random steps and lets them go on; they have to end with the weights of runs that nobody has disturbed,
/// bit for bit.
/// </summary>
internal static class ResumeCommand
{
    /// <summary>What the child prints after each step.</summary>
    private const string Step = "step";

    private static readonly Option<int> Number = new("--number") { Required = true };
    private static readonly Option<string> Folder = new("--folder") { Required = true };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seed = CheckOptions.Seed("The same seed kills at the same steps");
        var command = new Command("resume", "Kills training runs at random steps, lets them go on, and compares their weights with those of others.")
        {
            seed, Child(),
        };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(seed), Console.Out, cancellation));
        return command;
    }

    /// <summary>The run that is killed: a process of its own, which waits for a line after each step.</summary>
    private static Command Child()
    {
        var child = new Command("run") { Number, Folder };
        child.Hidden = true;
        child.SetAction(async (parsed, cancellation) =>
        {
            var run = ResumedRun.All[parsed.GetRequiredValue(Number)];
            await foreach (var happened in run.Train(parsed.GetRequiredValue(Folder), cancellation))
            {
                if (happened is not TrainingEvent.Stepped)
                    continue;
                Console.Out.WriteLine(Step);
                Console.Out.Flush();
                Console.In.ReadLine();
            }
        });
        return child;
    }

    private static async Task<int> Run(int seed, TextWriter output, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("resume").FullName;
        try
        {
            var identical = 0;
            foreach (var (number, run) in ResumedRun.All.Index())
            {
                var (whole, broken) = (Path.Combine(folder, $"{number}-whole"), Path.Combine(folder, $"{number}-broken"));
                await Finish(run, whole, cancellation);
                var steps = random.Next(ResumedRun.StepsToCheckpoint, ResumedRun.Steps);
                Kill(number, broken, steps, TimeSpan.FromMilliseconds(20 * random.NextDouble()));
                var resumedAt = ResumedRun.Place(broken);
                await Finish(run, broken, cancellation);
                var difference = resumedAt == 0 ? "there was no checkpoint to go on from" : ResumedRun.Difference(whole, broken);
                output.WriteLine($"{run}, killed after step {steps}, resumed at step {resumedAt}: {difference ?? "identical"}");
                identical += difference is null ? 1 : 0;
            }
            output.WriteLine();
            output.WriteLine($"identical: {identical}/{ResumedRun.All.Length}");
            return identical == ResumedRun.All.Length ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Finish(ResumedRun run, string folder, CancellationToken cancellation)
    {
        await foreach (var _ in run.Train(folder, cancellation))
        {
        }
    }

    /// <summary>Runs the child for some steps and a moment more, in which it may be computing or writing, and kills it.</summary>
    private static void Kill(int number, string folder, int steps, TimeSpan moment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ResumeCommand).Assembly.Location] : [];
        foreach (var argument in (string[])[.. own, "resume", "run", "--number", $"{number}", "--folder", folder])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        for (var step = 1; step <= steps; step++)
        {
            if (child.StandardOutput.ReadLine() is var said && said != Step)
                throw new InvalidOperationException($"The run to be killed printed '{said}' in place of step {step}.");
            child.StandardInput.WriteLine();
        }
        Thread.Sleep(moment);
        child.Kill(entireProcessTree: true);
        child.WaitForExit();
    }
}
