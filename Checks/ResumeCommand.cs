using System.CommandLine;
using System.Diagnostics;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Checks;

/// <summary>
/// <c>resume</c>: kills training runs at random steps and lets them go on; they have to end with the weights of runs that nobody has disturbed,
/// bit for bit. One run for each optimizer and schedule.
/// </summary>
internal static class ResumeCommand
{
    private const string LastCheckpoint = "last.safetensors";

    private static readonly Option<Optimizer> WithOptimizer = new("--optimizer");
    private static readonly Option<Schedule> WithSchedule = new("--schedule");
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

    /// <summary>The run that is killed: a process of its own, which waits for a line before each step.</summary>
    private static Command Child()
    {
        var child = new Command("run") { WithOptimizer, WithSchedule, Folder };
        child.Hidden = true;
        child.SetAction(async (parsed, cancellation) =>
        {
            var recipe = RecipeOf(parsed.GetValue(WithOptimizer), parsed.GetValue(WithSchedule));
            await Train(recipe, parsed.GetRequiredValue(Folder), cancellation, () =>
            {
                Console.Out.WriteLine("step");
                Console.Out.Flush();
                Console.In.ReadLine();
            });
        });
        return child;
    }

    private static async Task<int> Run(int seed, TextWriter output, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("resume").FullName;
        try
        {
            var (identical, all) = (0, 0);
            foreach (var optimizer in Enum.GetValues<Optimizer>())
            {
                foreach (var schedule in Enum.GetValues<Schedule>())
                {
                    var (whole, broken) = (Path.Combine(folder, $"{all}-whole"), Path.Combine(folder, $"{all}-broken"));
                    await Train(RecipeOf(optimizer, schedule), whole, cancellation, () => { });
                    var steps = random.Next(1, 15);
                    Kill(optimizer, schedule, broken, steps, TimeSpan.FromMilliseconds(20 * random.NextDouble()));
                    await Train(RecipeOf(optimizer, schedule), broken, cancellation, () => { });
                    var difference = Difference(Path.Combine(whole, LastCheckpoint), Path.Combine(broken, LastCheckpoint));
                    output.WriteLine($"{optimizer}, {schedule}, killed after step {steps}: {difference ?? "identical"}");
                    (identical, all) = (identical + (difference is null ? 1 : 0), all + 1);
                }
            }
            output.WriteLine();
            output.WriteLine($"identical: {identical}/{all}");
            return identical == all ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every random choice of a run is in it: dropout, augmentation, mixing, sampling. Averages of the weights take turns.</summary>
    private static Recipe RecipeOf(Optimizer optimizer, Schedule schedule) => TinyNetwork.Definition.Recipe with
    {
        Epochs = 3,
        Optimizer = optimizer,
        Schedule = schedule,
        LearningRate = optimizer is Optimizer.Lion ? 1e-3 : 0.01,
        WeightDecay = 0.01,
        WarmupEpochs = 0.5,
        StepEpochs = 1,
        Patience = 1,
        FinalRate = 0.1,
        GradientClip = 1,
        Accumulation = schedule is Schedule.Linear ? 2 : 1,
        Ema = schedule is Schedule.Cosine or Schedule.Constant ? 0.9 : 0,
        SwaEpochs = schedule is Schedule.OneCycle ? 2 : 0,
        ClassBalance = schedule is Schedule.Step ? ClassBalance.Sampling : ClassBalance.Weights,
        Augmentation = new() { VerticalFlip = true, Rotation = 10, Shift = 0.1, Zoom = 0.1, Mixup = schedule is Schedule.Cosine ? 0.2 : 0 },
    };

    private static async Task Train(Recipe recipe, string folder, CancellationToken cancellation, Action stepped)
    {
        var checkpoint = Path.Combine(folder, LastCheckpoint);
        var options = new RunOptions
        {
            Device = "cpu",
            Threads = 1,
            Directory = folder,
            CheckpointEvery = 2,
            Resume = File.Exists(checkpoint) ? checkpoint : null,
        };
        await foreach (var happened in Trainer.Train(TinyNetwork.Definition, Sides.Split(), recipe, options, cancellation))
        {
            if (happened is TrainingEvent.Stepped)
                stepped();
        }
    }

    /// <summary>Runs the child for some steps and a moment more, in which it may be computing or writing, and kills it.</summary>
    private static void Kill(Optimizer optimizer, Schedule schedule, string folder, int steps, TimeSpan moment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ResumeCommand).Assembly.Location] : [];
        foreach (var argument in (string[])[.. own, "resume", "run", "--optimizer", $"{optimizer}", "--schedule", $"{schedule}", "--folder", folder])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        for (var step = 1; step <= steps; step++)
        {
            child.StandardOutput.ReadLine();
            child.StandardInput.WriteLine();
        }
        Thread.Sleep(moment);
        child.Kill(entireProcessTree: true);
        child.WaitForExit();
    }

    /// <summary>The first tensor in which two checkpoints differ; nothing where none does.</summary>
    private static string? Difference(string one, string other)
    {
        using var first = SafeTensors.Read(one).OrThrow();
        using var second = SafeTensors.Read(other).OrThrow();
        return first.Tensors.Count != second.Tensors.Count
            ? $"{first.Tensors.Count} tensors and {second.Tensors.Count}"
            : first.Tensors.Keys.Order(StringComparer.Ordinal)
                .FirstOrDefault(name => !second.Tensors.TryGetValue(name, out var same)
                    || !first.Tensors[name].bytes.SequenceEqual(same.bytes)) is { } name ? $"{name} differs" : null;
    }
}
