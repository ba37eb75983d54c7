using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Generators.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Generators.Tests.CodeFixes;

/// <summary>Does what an editor does with the code fixes: offers, makes one, makes all.</summary>
internal static class Fixing
{
    /// <summary>The titles offered for the first diagnostic of an id.</summary>
    public static async Task<IReadOnlyList<string>> Offered(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await Actions(Open(workspace, source), id)).Select(action => action.Title)];
    }

    /// <summary>The source after the offer of that title for the first diagnostic of an id.</summary>
    public static async Task<string> Fix(string source, string id, string title)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var actions = await Actions(document, id);
        return await After(document, actions.Single(action => action.Title == title));
    }

    /// <summary>The source after everything of the family of that offer was fixed.</summary>
    public static async Task<string> FixAll(string source, string id, string title)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var provider = new RepairProvider();
        var family = (await Actions(document, id)).Single(action => action.Title == title).EquivalenceKey;
        var context = new FixAllContext(
            document, provider, FixAllScope.Document, family!, [id], new Finder(), CancellationToken.None);
        var action = await provider.GetFixAllProvider().GetFixAsync(context);
        return await After(document, action!);
    }

    /// <summary>Sees that so much is offered, that the first of it makes the source what it should be, and that nothing is wrong then.</summary>
    public static async Task Repairs(string id, string[] offered, string before, string after)
    {
        Assert.Equal(offered.Order(), (await Offered(before, id)).Order());

        Assert.Equal(after, await Fix(before, id, offered[0]));
        Assert.Empty(await Messages(after));
    }

    /// <summary>What the compiler and the analyzer have to say of a source.</summary>
    public static async Task<IReadOnlyList<string>> Messages(string source)
    {
        var project = GeneratorHarness.Generate(source);
        return
        [
            .. (await GeneratorHarness.AnalyzeAndCompile(project.Compilation))
                .Where(found => found.Severity == DiagnosticSeverity.Error || found.Id.StartsWith("DNET", StringComparison.Ordinal))
                .Select(found => $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        var compilation = GeneratorHarness.Project(source);
        var id = ProjectId.CreateNewId();
        workspace.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References,
            analyzerReferences: [new Generating()]));
        foreach (var tree in compilation.SyntaxTrees)
            workspace.AddDocument(id, tree.FilePath, tree.GetText());
        return workspace.CurrentSolution.GetProject(id)!.Documents.Single(document => document.Name == "File0.cs");
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Document document, ImmutableHashSet<string> ids)
    {
        var compilation = (Microsoft.CodeAnalysis.CSharp.CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        return [.. (await GeneratorHarness.Analyze(compilation)).Where(found => ids.Contains(found.Id))];
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(Document document, string id)
    {
        var actions = new List<CodeAction>();
        var diagnostic = (await Diagnostics(document, [id]))[0];
        foreach (var provider in new CodeFixProvider[] { new RepairProvider(), new CallRepairProvider() }
            .Where(provider => provider.FixableDiagnosticIds.Contains(id)))
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<string> After(Document document, CodeAction action)
    {
        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>As in an editor, the project has what the generator adds.</summary>
    private sealed class Generating : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> generators = [new ModelGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(Generating);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => generators;
    }

    private sealed class Finder : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Diagnostics(project.Documents.Single(document => document.Name == "File0.cs"), [.. new RepairProvider().FixableDiagnosticIds]);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await Diagnostics(document, [.. new RepairProvider().FixableDiagnosticIds]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
