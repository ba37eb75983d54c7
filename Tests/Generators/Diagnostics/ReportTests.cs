using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>How findings reach the user: with their reasons, obeying his wishes, and once.</summary>
public sealed class ReportTests
{
    private const string Modes = """
        public enum Mode { Fast, Slow }
        [Block] public sealed partial record Part(Mode Mode, [Default(true)] bool Wide, [Input("C H W")] Map X, [Conv2d("Wide ? 8 : 4", 3), Relu(When = "Mode == Mode.Fast")] Map Out);

        """;

    [Fact]
    public async Task APragmaSilencesAFinding()
    {
        const string Wasteful = "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), BatchNorm] Map Stem);";

        Assert.Equal(["DNET0153"], (await Marked.Read(Wasteful).Analyze()).Select(found => found.Id));
        Assert.Empty(await Marked.Read($"#pragma warning disable DNET0153\n{Wasteful}").Analyze());
    }

    [Theory]
    [InlineData("none", new string[0])]
    [InlineData("suggestion", new[] { "Info DNET0153" })]
    [InlineData("error", new[] { "Error DNET0153" })]
    public async Task AnEditorConfigSetsTheSeverity(string severity, string[] expected)
    {
        var project = GeneratorHarness.Project(
            "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), BatchNorm] Map Stem);");
        var config = AnalyzerConfigSet.Create<List<AnalyzerConfig>>([AnalyzerConfig.Parse($"[*.cs]\ndotnet_diagnostic.DNET0153.severity = {severity}", "/.editorconfig")]);

        var found = await GeneratorHarness.Analyze(
            project.WithOptions(project.Options.WithSyntaxTreeOptionsProvider(new Severities(config))));

        Assert.Equal(expected, found.Select(message => $"{message.Severity} {message.Id}"));
    }

    [Fact]
    public async Task AWrongUseOfABlockIsReportedAtTheUseWithTheReasonInsideTheBlock()
    {
        var project = GeneratorHarness.Generate(
            "[Block] public sealed partial record Part([Input(\"C H W\")] Map X, [MaxPool2d(5)] Map Out);",
            "[Model] public sealed partial record Tiny([Input(1, 4, 4)] Image Pixels, [Use<Part>] Map Stem);");

        var found = Assert.Single(await GeneratorHarness.Analyze(project.Compilation));

        Assert.Equal("DNET0113", found.Id);
        Assert.Equal("File1.cs", found.Location.SourceTree?.FilePath);
        Assert.Equal("Use<Part>", Text(found.Location));
        Assert.Contains(found.AdditionalLocations, location => location.SourceTree?.FilePath == "File0.cs");
    }

    [Theory]
    [InlineData(
        "DNET0106",
        "[Conv2d(8, 3, Padding = 1), Relu] Map Stem, [Conv2d(16, 3, Stride = 2, Padding = 1), Relu] Map Body, [Add(nameof(Stem), nameof(Body))] Map Out",
        "Input(3, 32, 32)", "Conv2d(8, 3, Padding = 1)", "Conv2d(16, 3, Stride = 2, Padding = 1)")]
    [InlineData(
        "DNET0107",
        "[Conv2d(8, 3)] Map Left, [From(nameof(Pixels)), Relu] Map Right, [Concat(nameof(Left), nameof(Right))] Map Out",
        "Input(3, 32, 32)", "Conv2d(8, 3)")]
    [InlineData("DNET0108", "[Conv2d(8, 3), MaxPool2d(2), Relu] Map Stem, [Linear(3)] Logits Out", "Input(3, 32, 32)", "MaxPool2d(2)")]
    [InlineData("DNET0101", "[Conv2d(8, 3), Relu] Vector Stem", "Input(3, 32, 32)", "Conv2d(8, 3)")]
    [InlineData("DNET0102", "[MaxPool2d(8)] Map Stem, [Conv2d(8, 5)] Map Body", "Input(3, 32, 32)", "MaxPool2d(8)")]
    [InlineData("DNET0104", "[Conv2d(7, 3)] Map Stem, [Conv2d(8, 3, Groups = 2)] Map Body", "Input(3, 32, 32)", "Conv2d(7, 3)")]
    [InlineData("DNET0151", "[Conv2d(8, 2)] Map Stem, [MaxPool2d(2)] Map Body", "Input(3, 32, 32)", "Conv2d(8, 2)")]
    public async Task RelatedLocationsAreTheStepsThatMadeTheShapes(string id, string values, params string[] steps)
    {
        var found = Assert.Single(await Marked.Read(
            $"[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, {values});").Analyze());

        Assert.Equal(id, found.Id);
        Assert.Equal(steps, found.AdditionalLocations.Select(Text));
    }

    [Theory]
    [InlineData("true", "DNET0017: 'Stem' gives Part a condition for 'Mode', which is a Mode; give Mode.Fast or Mode.Slow")]
    [InlineData("1", "DNET0017: 'Stem' gives Part an integer for 'Mode', which is a Mode; give Mode.Fast or Mode.Slow")]
    [InlineData("Padding.Same", "DNET0017: 'Stem' gives Part a Padding for 'Mode', which is a Mode; give Mode.Fast or Mode.Slow")]
    [InlineData("Mode.Fast, 1", "DNET0017: 'Stem' gives Part an integer for 'Wide', which is a condition; give true or false, or a condition in a string")]
    [InlineData("Mode.Fast, Mode.Slow", "DNET0017: 'Stem' gives Part a Mode for 'Wide', which is a condition; give true or false, or a condition in a string")]
    public async Task AnArgumentIsOfItsHyperparametersType(string arguments, string message)
    {
        var found = Assert.Single(await Marked.Read($"{Modes}[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Part>({arguments})] Map Stem);").Analyze());

        Assert.Equal(message, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public async Task AnEnumHasMembers()
    {
        var marked = Marked.Read(Modes.Replace("Mode == Mode.Fast", "Mode == ⟦Mode.Fats⟧", StringComparison.Ordinal));

        var found = Assert.Single(await marked.Analyze());

        Assert.Equal(
            "DNET0013: in \"Mode == Mode.Fats\": Mode has Fast and Slow, not Fats; did you mean 'Fast'?",
            $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
    }

    [Fact]
    public async Task ABlockThatUsesItselfIsAnErrorAndNotAHang()
    {
        var found = await Marked.Read(
            "[Block] public sealed partial record Part([Input(\"C H W\")] Map X, [Use<Part>] Map Out);").Analyze();

        Assert.Equal(["DNET0018"], found.Select(finding => finding.Id));
    }

    /// <summary>The severities that a configuration file above all files gives.</summary>
    private sealed class Severities(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GetOptionsForSourcePath($"/{tree.FilePath}").TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
