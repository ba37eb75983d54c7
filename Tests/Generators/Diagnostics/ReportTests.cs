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

    [Fact]
    public async Task ABlockThatUsesItselfIsAnErrorAndNotAHang()
    {
        var found = await Marked.Read(
            "[Block] public sealed partial record Part([Input(\"C H W\")] Map X, [Use<Part>] Map Out);").Analyze();

        Assert.Equal(["DNET0018"], found.Select(finding => finding.Id));
    }

    [Fact]
    public async Task ABlockOfAnotherAssemblyIsReadFromItsMetadata()
    {
        var library = GeneratorHarness.Project(Samples.BasicBlock);
        var user = GeneratorHarness.Project(Samples.ResNet18).AddReferences(Image(library));

        var project = GeneratorHarness.Generate(user);

        Silence.Assert(project.Reported.Concat(project.CompilerMessages).Concat(await GeneratorHarness.Analyze(project.Compilation)));
        Assert.Equal(
            GeneratorHarness.Generate(Samples.BasicBlock, Samples.ResNet18).Text,
            project.Text);
    }

    private static MetadataReference Image(Compilation library)
    {
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
