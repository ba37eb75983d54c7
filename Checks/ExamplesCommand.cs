using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace DeclarativeNet.Checks;

/// <summary><c>examples</c>: trains the examples on real data, and compares the accuracies with what each has to reach.</summary>
internal static class ExamplesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (cifar, clothes, flowers) = (
            Folder("--cifar10", "CIFAR-10's binary files"),
            Folder("--fashion-mnist", "Fashion-MNIST's idx files"),
            Folder("--flowers", "The flower photographs, a folder for each class"));
        var command = new Command("examples", "Trains the examples on the data that are given, and compares their accuracies with what they have to reach.")
        {
            cifar, clothes, flowers,
        };
        command.SetAction(parsed => Run(
            [
                .. Goals("04-digits", parsed.GetValue(clothes), new Goal("Fashion-MNIST", 0.91, [])),
                .. Goals("03-flowers", parsed.GetValue(flowers), new Goal("flowers, regularised", 0.72, [])),
                .. Goals(
                    "02-cifar10",
                    parsed.GetValue(cifar),
                    new Goal("CIFAR-10, plain, 15 epochs", 0.70, ["--no-augment", "--epochs", "15"]),
                    new Goal("CIFAR-10, augmented", null, [])),
                .. Goals("05-resnet", parsed.GetValue(cifar), new Goal("CIFAR-10, residual", 0.85, [])),
            ],
            Console.Out,
            Console.Error));
        return command;
    }

    /// <summary>Trains one example after the other; 0 where each reaches its goal, 1 otherwise.</summary>
    private static int Run(ImmutableArray<Goal> goals, TextWriter output, TextWriter errors)
    {
        if (goals.IsEmpty)
        {
            errors.WriteLine("error: there are no data to train on; give --cifar10, --fashion-mnist, --flowers, or several of them");
            return 2;
        }
        var lines = new List<string>();
        var (before, reached) = (0.0, 0);
        foreach (var goal in goals)
        {
            var began = Stopwatch.GetTimestamp();
            output.WriteLine($"\n{goal.Name}:");
            var accuracy = Train(goal, output);
            var minutes = Stopwatch.GetElapsedTime(began).TotalMinutes;
            var isReached = goal.AtLeast is { } least ? accuracy >= least : accuracy > before;
            (before, reached) = (accuracy, reached + (isReached ? 1 : 0));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{(isReached ? "ok   " : "SHORT")}  {goal.Name,-32}  {accuracy:F4}, asked {goal.AtLeast?.ToString("F2", CultureInfo.InvariantCulture) ?? "more"}, {minutes:F1} min"));
        }
        output.WriteLine();
        lines.ForEach(output.WriteLine);
        output.WriteLine($"reached: {reached}/{goals.Length}");
        return reached == goals.Length ? 0 : 1;
    }

    /// <summary>The accuracy that the example's program says last; 0 where it fails.</summary>
    private static double Train(Goal goal, TextWriter output)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments = ["run", "-c", "Release", "--project", $"Examples/{goal.Example}", "--", "train", "--data", goal.Data, .. goal.Arguments];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var program = Process.Start(start)!;
        var accuracy = 0.0;
        while (program.StandardOutput.ReadLine() is { } line)
        {
            output.WriteLine(line);
            if (line.Split("accuracy: ") is ["", var number])
                accuracy = double.Parse(number, CultureInfo.InvariantCulture);
        }
        program.WaitForExit();
        return program.ExitCode == 0 ? accuracy : 0;
    }

    private static IEnumerable<Goal> Goals(string example, string? data, params IEnumerable<Goal> goals) =>
        data is null ? [] : goals.Select(goal => goal with { Example = example, Data = data });

    private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "folder" };

    /// <summary>What an example has to reach.</summary>
    /// <param name="Name">What it is called in the table.</param>
    /// <param name="AtLeast">The accuracy asked for; nothing where it is to be more than that of the goal before.</param>
    /// <param name="Arguments">What is said to it beside the data.</param>
    private sealed record Goal(string Name, double? AtLeast, ImmutableArray<string> Arguments)
    {
        /// <summary>The example's folder.</summary>
        public string Example { get; init; } = "";

        /// <summary>The data's folder.</summary>
        public string Data { get; init; } = "";
    }
}
