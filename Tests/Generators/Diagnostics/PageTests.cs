using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DeclarativeNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page; its wrong example gives it and nothing else, as it says, its right example gives nothing.</summary>
public sealed partial class PageTests
{
    /// <summary>The generator's own failure has no example: one that gave it would be fixed.</summary>
    public static TheoryData<string> WithExamples =>
        [.. Catalogue.All.Where(descriptor => descriptor != Catalogue.Internal).Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(WithExamples))]
    public async Task ItsWrongExampleGivesItAndItsRightExampleNothing(string id)
    {
        var examples = Examples().Matches(File.ReadAllText(Page(id)));

        Assert.Equal(2, examples.Count);
        Assert.Equal([id], (await Messages(examples[0].Groups[1].Value)).Select(message => message.Id).Distinct());
        Silence.Assert(await Messages(examples[1].Groups[1].Value), id);
    }

    [Theory]
    [MemberData(nameof(WithExamples))]
    public async Task ItSaysWhatTheCompilerSaysOfItsWrongExample(string id)
    {
        var page = Wrong().Match(File.ReadAllText(Page(id)));
        var messages = await Messages(page.Groups[1].Value);

        Assert.Equal(page.Groups[2].Value, string.Concat(messages.Select(message => $"{Text(message)}\n")));
    }

    [Fact]
    public void TheCatalogueIsInOrder() => Assert.Equal(
        Catalogue.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), Catalogue.All.Select(descriptor => descriptor.Id));

    [Fact]
    public void EachDiagnosticHasAPageOfItsTitle() => Assert.All(
        Catalogue.All, descriptor => Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", File.ReadAllText(Page(descriptor.Id)), StringComparison.Ordinal));

    [Fact]
    public void EachPageHasADiagnostic() => Assert.Equal(
        Catalogue.All.Select(descriptor => descriptor.Id).Order(),
        Directory.EnumerateFiles(Folder(), "DNET*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void TheListOfPagesHasEachDiagnosticInOrder() => Assert.Equal(
        Catalogue.All.Select(descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} |"),
        File.ReadLines(Path.Combine(Folder(), "README.md")).Where(line => line.StartsWith("| [DNET", StringComparison.Ordinal)));

    [Fact]
    public void EachDiagnosticLinksToItsPage() => Assert.All(
        new ModelAnalyzer().SupportedDiagnostics,
        descriptor => Assert.EndsWith($"/Docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void EachDiagnosticIsInTheReleaseNotesOfTheAnalyzer()
    {
        var notes = File.ReadAllText(Path.Combine(Folder(), "../../Generators/AnalyzerReleases.Unshipped.md"));

        Assert.All(Catalogue.All, descriptor => Assert.Contains(
            $"{descriptor.Id} | {descriptor.Category} | {descriptor.Severity} | {descriptor.Title}", notes, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("## Wrong\n\n```csharp\n(.*?)```\n\n```text\n(.*?)```\n\n## Why", RegexOptions.Singleline)]
    private static partial Regex Wrong();

    /// <summary>As the compiler prints it, with the place in the example.</summary>
    private static string Text(Diagnostic message)
    {
        var start = message.Location.GetLineSpan().StartLinePosition;
        return $"({start.Line + 1},{start.Character + 1}): {(message.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {message.Id}: "
            + message.GetMessage(CultureInfo.InvariantCulture);
    }

    private static async Task<IEnumerable<Diagnostic>> Messages(string example)
    {
        var project = GeneratorHarness.Generate(example);
        return project.Reported.Concat((await GeneratorHarness.AnalyzeAndCompile(project.Compilation))
            .Where(message => message.Severity == DiagnosticSeverity.Error || message.Id.StartsWith("DNET", StringComparison.Ordinal)));
    }

    private static string Page(string id) => Path.Combine(Folder(), id + ".md");

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../Docs/diagnostics");
}
