using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DeclarativeNet.Generators;
using DeclarativeNet.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Benchmarks.Editor;

/// <summary>
/// The generator and the analyzer beside the compiler, on the same project in the same process: what a build and what a keystroke cost.
/// </summary>
internal static class EditorComparison
{
    /// <summary>Keystrokes for each of the other rounds: they are short.</summary>
    private const int KeystrokesARound = 5;

    /// <summary>For how long keystrokes are typed before they are timed: a method is compiled for good only after it has run for a while.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private static readonly ImmutableArray<string> Steps = [ModelGenerator.Steps.Parse, ModelGenerator.Steps.Check, ModelGenerator.Steps.Emit];

    /// <summary>Measures, and prints a line for each figure as soon as it is known.</summary>
    /// <returns>How many lines were printed, or why the project does not compile.</returns>
    public static Result<int> Run(int models, int rounds, TextWriter output)
    {
        var generated = GeneratorHarness.Generate(EditorProject.Create(models));
        if (generated.CompilerMessages.Concat(generated.Reported).FirstOrDefault() is { } message)
            return new Failure(message.ToString(), "the project that is measured", "mend Benchmarks/Editor/EditorProject.cs");

        output.WriteLine($"models: {models}, lines generated: {generated.Files.Sum(file => file.SourceText.Lines.Count)}, rounds: {rounds}");
        output.WriteLine(Line("", "ms", "ratio", string.Join("/", Steps)));
        var compiler = Median(rounds, _ => Compile(generated.Compilation));
        output.WriteLine(Line("compiler: parse, bind, emit", Number(compiler), Number(1), ""));
        Print("generator, cold", Median(rounds, _ => Cold(models)), Ran(EditorProject.Create(models), next: null));
        Print("analyzer, cold", Median(rounds, _ => Analyze(generated.Compilation)), "");
        foreach (var keystroke in EditorProject.Keystrokes(models))
            Print(keystroke.Name, Type(keystroke, models, rounds * KeystrokesARound), Ran(EditorProject.Create(models), keystroke));
        return 1;

        void Print(string what, double milliseconds, string ran) =>
            output.WriteLine(Line(what, Number(milliseconds), Number(milliseconds / compiler), ran));
    }

    /// <summary>What the compiler does for the project and all that was generated, from the text on.</summary>
    private static double Compile(CSharpCompilation completed)
    {
        var texts = completed.SyntaxTrees.Select(tree => (Text: tree.ToString(), tree.FilePath)).ToList();
        var began = Stopwatch.GetTimestamp();
        var project = completed.RemoveAllSyntaxTrees().AddSyntaxTrees(texts.Select(file => GeneratorHarness.Parse(file.Text, file.FilePath)));
        using var image = new MemoryStream();
        if (!project.Emit(image).Success)
            throw new InvalidOperationException("The project compiled before.");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>A generator that has seen nothing, on a project of which nothing is bound.</summary>
    private static double Cold(int models)
    {
        var project = EditorProject.Create(models);
        var began = Stopwatch.GetTimestamp();
        GeneratorHarness.Driver(tracks: false).RunGenerators(project);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>The time in the analyzer's own code, which runs for all types of the project.</summary>
    private static double Analyze(CSharpCompilation completed)
    {
        var analyzer = new ModelAnalyzer();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = completed.Clone().WithAnalyzers([analyzer], options);
        var result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
    }

    /// <summary>Keystroke after keystroke on the same driver, as an editor has it.</summary>
    private static double Type(Keystroke keystroke, int models, int count)
    {
        var project = EditorProject.Create(models);
        var driver = GeneratorHarness.Driver(tracks: false).RunGenerators(project);
        var typed = 0;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < WarmUp;)
            Next();
        return Median(count, _ => Next());

        double Next()
        {
            project = keystroke.Type(project, ++typed);
            var began = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(project);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }

    /// <summary>For how many models each step came to something new: in a first run, or after a keystroke.</summary>
    private static string Ran(CSharpCompilation project, Keystroke? next)
    {
        var driver = GeneratorHarness.Driver().RunGenerators(project);
        if (next is not null)
            driver = driver.RunGenerators(next.Type(project, 1));
        var tracked = driver.GetRunResult().Results.Single().TrackedSteps;
        return string.Join("/", Steps.Select(step => tracked[step]
            .SelectMany(run => run.Outputs)
            .Count(made => made.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)));
    }

    private static double Median(int count, Func<int, double> measure)
    {
        measure(-1); // what the runtime compiles on the first call is not counted
        return Comparison.Median(Enumerable.Range(0, count).Select(measure));
    }

    private static string Number(double figure) => figure.ToString("F2", CultureInfo.InvariantCulture);

    private static string Line(string what, string milliseconds, string ratio, string ran) => $"{what,-28}  {milliseconds,9}  {ratio,6}  {ran}";
}
