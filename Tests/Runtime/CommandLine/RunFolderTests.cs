using System.Text.Json;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Reports;
using DeclarativeNet.Tests.Reports;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>What a run's folder says of it, and that no run takes another's.</summary>
public sealed class RunFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("folders").FullName;

    private string Output => Path.Combine(folder, "run");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_with_a_run_is_refused_until_it_is_to_be_overwritten()
    {
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "2"));
        var before = File.ReadAllBytes(Path.Combine(Output, "best.safetensors"));

        var last = Path.Combine(Output, "last.safetensors");
        var refusal = $"error: --output: {Output} has a run already; go on with it by --resume {last}, begin anew with --overwrite, "
            + "or give another folder\n";
        Assert.Equal((ExitCode.BadUsage, refusal), await Train("--epochs", "1", "--seed", "9"));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Output, "best.safetensors")));

        File.WriteAllText(Path.Combine(Output, "averaged.safetensors"), "of the run before");
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1", "--seed", "9", "--overwrite"));
        Assert.Single(File.ReadAllLines(Path.Combine(Output, "history.jsonl")));
        Assert.False(File.Exists(Path.Combine(Output, "averaged.safetensors")));
        Assert.Single(Directory.GetFiles(Path.Combine(Output, "tensorboard")));

        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "2", "--resume", last));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(Output, "history.jsonl")).Length);
    }

    [Fact]
    public async Task A_run_goes_on_elsewhere_with_its_best_weights_and_over_no_other_run()
    {
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1"));
        var (last, other, free) = (Path.Combine(Output, "last.safetensors"), Path.Combine(folder, "other"), Path.Combine(folder, "free"));
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1", "--seed", "9", "--output", other));
        var before = File.ReadAllBytes(Path.Combine(other, "last.safetensors"));

        var (exitCode, error) = await Train("--epochs", "2", "--resume", last, "--output", other);
        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.StartsWith($"error: --output: {other} has a run already; ", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(other, "last.safetensors")));

        // No epoch more, so that nothing can be better than what the run has.
        var best = File.ReadAllBytes(Path.Combine(Output, "best.safetensors"));
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1", "--resume", last, "--output", free));
        Assert.Equal(best, File.ReadAllBytes(Path.Combine(free, "best.safetensors")));

        (exitCode, error) = await Train("--epochs", "2", "--resume", last, "--from", last);
        Assert.Equal((ExitCode.BadUsage, "error: --from: a run that goes on has its own weights; leave out --from, or --resume\n"), (exitCode, error));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_told_of()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var (exitCode, error) = await Train("--epochs", "1", "--output", file);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Matches($@"^error: {file}: nothing can be written to this folder: [^\n]*[^.]; give another --output, [^\n]*\n$", error);
    }

    [Fact]
    public async Task A_report_is_made_of_finished_runs_alone()
    {
        const string remedy = "give the folder of a finished run, or of a comparison";
        Assert.Equal((ExitCode.Failed, $"error: {Output}: there is no such folder; {remedy}\n"), await Run(["report", Output]));
        Directory.CreateDirectory(Output);
        Assert.Equal(
            (ExitCode.Failed, $"error: {Output}: there is no finished run in this folder: it has no {RunRecordFile.Name}; {remedy}\n"),
            await Run(["report", Output]));
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal((ExitCode.Failed, $"error: {file}: this is a file; {remedy}\n"), await Run(["report", file]));
    }

    [Fact]
    public void Threads_that_would_wait_for_each_other_are_refused()
    {
        var most = 16 * Environment.ProcessorCount;
        Assert.Null(RunRules.Broken(new RunOptions { Threads = most }));
        Assert.Equal(
            $"Threads: there are {most + 1} threads for {Environment.ProcessorCount} processors, which would wait for each other; "
                + $"give at most {most}, as a rule one for each processor",
            RunRules.Broken(new RunOptions { Threads = most + 1 })!.ToString());
    }

    [Fact]
    public async Task A_folder_is_no_checkpoint()
    {
        Directory.CreateDirectory(Output);
        Assert.Equal(
            (ExitCode.Failed, $"error: {Output}: this is a folder; give the path of a file in it, such as {Path.Combine(Output, "last.safetensors")}\n"),
            await Train("--resume", Output));
    }

    [Fact]
    public async Task Config_and_record_say_how_the_run_was_begun()
    {
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1", "--validation-share", "0.25", "--test-share", "0.25"));

        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "config.json")));
        var origin = config.RootElement.GetProperty("Origin");
        var pictures = Path.Combine(folder, "pictures");
        Assert.Equal(pictures, origin.GetProperty("Data").GetString());
        Assert.StartsWith($"TinyNetwork train --data {pictures} --device cpu", origin.GetProperty("CommandLine").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, config.RootElement.GetProperty("Threads").GetInt32());
        Assert.StartsWith("DeclarativeNet ", config.RootElement.GetProperty("Library").GetString(), StringComparison.Ordinal);

        var record = RunRecordFile.Read(Path.Combine(Output, RunRecordFile.Name)).OrThrow();
        Assert.Equal(0.25, record.Run.Origin!.TestShare);
        Assert.Equal([16, 8, 8], record.Run.Data.Select(part => part.Pictures));
        Assert.Equal("pictures test", record.Evaluation.Dataset);
    }

    [Fact]
    public async Task What_was_taken_over_is_in_the_report()
    {
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1"));
        var first = Path.Combine(Output, "last.safetensors");
        var second = Path.Combine(folder, "second");
        string[] tuning = ["--from", first, "--new-head", "--freeze", "stem", "--rate", "classes=2"];
        Assert.Equal((ExitCode.Ok, ""), await Train(["--epochs", "1", "--output", second, .. tuning]));
        var page = Page.Of(RunRecordFile.Read(Path.Combine(second, RunRecordFile.Name)).OrThrow());
        Assert.Contains($"7 of 9 tensors were loaded from {first}.", page.Section("transfer").Value, StringComparison.Ordinal);
        Assert.Equal(
            [
                ["classes.weight", "2×64", "2×64", "last layer: begins anew"],
                ["classes.bias", "2", "2", "last layer: begins anew"],
            ],
            page.Rows("Tensors that were not loaded"));
        Assert.Contains("classes 2", page.Section("transfer").Value, StringComparison.Ordinal);
    }

    /// <summary>Of as many classes, but others: what the head knows of them is no good.</summary>
    [Fact]
    public async Task A_head_of_other_classes_begins_anew_by_itself()
    {
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1"));
        var pictures = Path.Combine(folder, "pictures");
        Directory.Move(Path.Combine(pictures, "left"), Path.Combine(pictures, "east"));
        var second = Path.Combine(folder, "second");
        Assert.Equal((ExitCode.Ok, ""), await Train("--epochs", "1", "--output", second, "--from", Path.Combine(Output, "last.safetensors")));
        Assert.Contains("last layer: begins anew", File.ReadAllText(Path.Combine(second, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_device_is_told_of_before_any_folder_is_made()
    {
        var (exitCode, error) = await Train("--device", "cuda:99");
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.StartsWith("error: device: 'cuda:99' is asked for", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    private Task<(int ExitCode, string Error)> Train(params string[] options)
    {
        var pictures = Path.Combine(folder, "pictures");
        if (!Directory.Exists(pictures))
            CommandRun.Pictures(folder);
        string[] output = options.Contains("--output") ? [] : ["--output", Output];
        string[] device = options.Contains("--device") ? [] : ["--device", "cpu"];
        return Run(["train", "--data", pictures, .. device, "--threads", "1", .. output, .. options]);
    }

    private static async Task<(int ExitCode, string Error)> Run(string[] arguments)
    {
        var (exitCode, _, error) = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
        return (exitCode, error);
    }
}
