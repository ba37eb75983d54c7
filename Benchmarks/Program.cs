using System.CommandLine;
using DeclarativeNet.Benchmarks;
using DeclarativeNet.Benchmarks.Data;
using DeclarativeNet.Benchmarks.Editor;
using DeclarativeNet.Tests;
using DeclarativeNet.Training;

Argument<string[]> benchmarks = new("benchmark")
{
    Description = $"{string.Join(" or ", Case.Benchmarks)}; all of them where none is named",
    Arity = ArgumentArity.ZeroOrMore,
};
benchmarks.AcceptOnlyFromAmong([.. Case.Benchmarks]);
var rounds = CountOption.Make("--rounds", "Rounds of each side; a figure is the median over them", 7);
var threads = CountOption.Make("--threads", "Threads, on both sides", Environment.ProcessorCount);
var device = new Option<string>("--device") { Description = "The device, on both sides: cpu, cuda, cuda:1", DefaultValueFactory = _ => "cpu" };
var command = new RootCommand("Measures generated networks side by side with PyTorch's eager mode.") { benchmarks, rounds, threads, device };
command.SetAction(parsed => Finish(Devices.Find(parsed.GetRequiredValue(device)).Bind(found => Comparison.Run(
    [.. Case.All.Where(one => parsed.GetValue(benchmarks) is not { Length: > 0 } named || named.Contains(one.Benchmark))],
    parsed.GetValue(rounds),
    parsed.GetValue(threads),
    found,
    Console.Out))));
var models = CountOption.Make("--models", "Models like ResNet-50 in the project", 30);
var editor = new Command("editor", "Measures generator and analyzer side by side with the compiler: a build, and a keystroke.") { rounds, models };
editor.SetAction(parsed => Finish(EditorComparison.Run(parsed.GetValue(models), parsed.GetValue(rounds), Console.Out)));
command.Subcommands.Add(editor);
var folder = new Option<string>("--data") { Description = "A folder of pictures for each class", HelpName = "folder", Required = true };
var size = CountOption.Make("--size", "Height and width that pictures are brought to", 160);
var batch = CountOption.Make("--batch", "Pictures a batch", 64);
var data = new Command("data", "Measures reading pictures side by side with PyTorch's DataLoader and torchvision.")
{
    folder, size, batch, rounds, threads,
};
data.SetAction(parsed => Finish(DataComparison.Run(
    new DataCase(parsed.GetRequiredValue(folder), parsed.GetValue(size), parsed.GetValue(batch), parsed.GetValue(threads)),
    parsed.GetValue(rounds),
    Console.Out)));
command.Subcommands.Add(data);
return command.Parse(args).Invoke();

static int Finish(Result<int> measured) => measured.Match(
    _ => 0,
    failure =>
    {
        Console.Error.WriteLine($"error: {failure}");
        return 1;
    });
