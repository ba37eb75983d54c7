using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Generators.Tests;

/// <summary>Compiles source in memory as a user's project is compiled: with the language, its global usings and the generator.</summary>
public static class GeneratorHarness
{
    /// <summary>What every project that uses the package has in front of its sources.</summary>
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using DeclarativeNet;
        global using static DeclarativeNet.Padding;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new ModelAnalyzer(), new DataAnalyzer()];

    /// <summary>All assemblies that this test process may load: the framework, the runtime, the tensor backend.</summary>
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A file of source.</summary>
    public static SyntaxTree Parse(string source, string path = "Model.cs") => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>A project of files, before the generator has run.</summary>
    public static CSharpCompilation Project(params string[] sources) =>
        Project(OutputKind.DynamicallyLinkedLibrary, sources);

    /// <summary>A project of files, before the generator has run.</summary>
    public static CSharpCompilation Project(OutputKind kind, params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select((source, index) => Parse(source, $"File{index}.cs")).Prepend(Parse(GlobalUsings, "GlobalUsings.cs")),
        References,
        new CSharpCompilationOptions(
            kind, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    /// <summary>A driver of the generator.</summary>
    /// <param name="tracks">Whether it remembers what its steps did.</param>
    public static GeneratorDriver Driver(bool tracks = true) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracks));

    /// <summary>Runs the generator over a project.</summary>
    public static GeneratedProject Generate(params string[] sources) => Generate(Project(sources));

    /// <summary>Runs the generator over a project.</summary>
    public static GeneratedProject Generate(CSharpCompilation project)
    {
        var run = Driver().RunGeneratorsAndUpdateCompilation(project, out var completed, out var reported);
        return new(
            (CSharpCompilation)completed,
            reported,
            [.. run.GetRunResult().Results.SelectMany(result => result.GeneratedSources)]);
    }

    /// <summary>What the analyzer says of a project, in order of place.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(CSharpCompilation project) =>
        InOrder(await project.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>What the analyzer and the compiler say of a project, in order of place.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAndCompile(CSharpCompilation project) =>
        InOrder(await project.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync(CancellationToken.None));

    private static ImmutableArray<Diagnostic> InOrder(ImmutableArray<Diagnostic> found) =>
    [
        .. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];
}

/// <summary>A project with what the generator added.</summary>
/// <param name="Compilation">The project.</param>
/// <param name="Reported">What the generator reported.</param>
/// <param name="Files">The files it added.</param>
public sealed record GeneratedProject(
    CSharpCompilation Compilation, ImmutableArray<Diagnostic> Reported, ImmutableArray<GeneratedSourceResult> Files)
{
    /// <summary>What the compiler says, of warnings and errors. Undocumented members are looked for in generated files only.</summary>
    public ImmutableArray<Diagnostic> CompilerMessages =>
    [
        .. Compilation.GetDiagnostics().Where(message => message.Severity >= DiagnosticSeverity.Warning
            && (message.Id != "CS1591" || Files.Any(file => file.SyntaxTree == message.Location.SourceTree))),
    ];

    /// <summary>The text of the only file.</summary>
    public string Text => Files.Single().SourceText.ToString();

    /// <summary>Compiles the project and loads it, apart from all others.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', CompilerMessages));
        image.Position = 0;
        return new AssemblyLoadContext("Sample", isCollectible: true).LoadFromStream(image);
    }
}
