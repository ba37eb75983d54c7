using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>How findings reach the user: with their reasons, obeying his wishes, and once.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task APragmaSilencesAFinding()
    {
        const string Wasteful = "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), BatchNorm] Map Stem);";

        Assert.Equal(["DNET0153"], (await Marked.Read(Wasteful).Analyze()).Select(found => found.Id));
        Assert.Empty(await Marked.Read($"#pragma warning disable DNET0153\n{Wasteful}").Analyze());
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

    [Fact]
    public async Task ABlockThatUsesItselfIsAnErrorAndNotAHang()
    {
        var found = await Marked.Read(
            "[Block] public sealed partial record Part([Input(\"C H W\")] Map X, [Use<Part>] Map Out);").Analyze();

        Assert.Equal(["DNET0018"], found.Select(finding => finding.Id));
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
