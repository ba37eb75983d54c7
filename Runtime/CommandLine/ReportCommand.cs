using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.Reports;

namespace DeclarativeNet.CommandLine;

/// <summary><c>report</c>: the report of finished runs once more, one or several in one.</summary>
internal static class ReportCommand
{
    private const string Remedy = "give the folder of a finished run, or of a comparison";

    /// <summary>The command.</summary>
    public static Command Describe(CommandEnvironment environment)
    {
        var folders = new Argument<string[]>("runs") { Description = "Folders of finished runs, or of comparisons", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output")
        {
            Description = "The file to write (default: report.html in the first folder)",
            HelpName = "file",
        };
        var command = new Command("report", "Writes the report of finished runs once more; of several, one that compares them.") { folders, output };
        command.SetAction(parsed =>
        {
            var runs = parsed.GetRequiredValue(folders);
            return Read(runs)
                .Bind(records => HtmlReport.Write(parsed.GetValue(output) ?? Path.Combine(runs[0], "report.html"), records))
                .Match(
                    file =>
                    {
                        environment.Say($"report: {Path.GetFullPath(file)}");
                        return ExitCode.Ok;
                    },
                    environment.Fail);
        });
        return command;
    }

    private static Result<ImmutableArray<RunRecord>> Read(string[] folders) => folders.SelectMany(RunsIn).Aggregate(
        (Result<ImmutableArray<RunRecord>>)ImmutableArray<RunRecord>.Empty,
        (all, folder) => all.Bind(records => Finished(folder).Bind(file => RunRecordFile.Read(file)).Map(records.Add)));

    /// <summary>The record of a folder's run.</summary>
    private static Result<string> Finished(string folder) => (HasRun(folder), Directory.Exists(folder), File.Exists(folder)) switch
    {
        (true, _, _) => Path.Combine(folder, RunRecordFile.Name),
        (_, true, _) => new Failure($"there is no finished run in this folder: it has no {RunRecordFile.Name}", folder, Remedy),
        (_, _, true) => new Failure("this is a file", folder, Remedy),
        _ => new Failure("there is no such folder", folder, Remedy),
    };

    /// <summary>The folder of a run; or, of a comparison, those of its runs within it, in the order in which they were written.</summary>
    private static IEnumerable<string> RunsIn(string folder)
    {
        if (HasRun(folder) || !Directory.Exists(folder))
            return [folder];
        var within = Directory.GetDirectories(folder).Where(HasRun)
            .OrderBy(run => File.GetLastWriteTimeUtc(Path.Combine(run, RunRecordFile.Name))).ThenBy(run => run, StringComparer.Ordinal).ToList();
        return within.Count > 0 ? within : [folder];
    }

    private static bool HasRun(string folder) => File.Exists(Path.Combine(folder, RunRecordFile.Name));
}
