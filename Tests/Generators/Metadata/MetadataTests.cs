using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Metadata;

/// <summary>Blocks of other assemblies are read from their metadata, and are as good as those of this one.</summary>
public sealed class MetadataTests
{
    private const string User = """
        using Library;

        [Model]
        public sealed partial record Tiny(
            [Input(3, 16, 16)]                                Image  Pixels,
            [Use<Unit>(4)]                                    Map    First,
            [Use<Unit>(4, Kind.Plain, false, "valid", 0.5)]   Map    Second,
            [Use<Stage>(8)]                                   Map    Third,
            [Use<Stage>("4 * (Index + 1)", 1, Repeat = 2)]    Map    Fourth,
            [Use<Merge>(With = [nameof(Third)])]              Map    Fifth,
            [GlobalAvgPool, Linear(2)]                        Logits Classes);
        """;

    [Fact]
    public async Task BlocksOfAnAssemblyAreThoseOfTheSource()
    {
        var there = await Generated(User, Library.Image(Library.Named("Blocks", Library.Blocks)));
        var here = GeneratorHarness.Generate(User, Library.Blocks).Text;

        Assert.Equal(here, there);
        Assert.Contains("Stage8Depth2", there, StringComparison.Ordinal);
        Assert.Contains("functional.dropout(", there, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BlocksOfAReferencedProjectAreThoseOfTheSource() => Assert.Equal(
        GeneratorHarness.Generate(User, Library.Blocks).Text,
        await Generated(User, Library.Named("Blocks", Library.Blocks).ToMetadataReference()));

    [Fact]
    public async Task BlocksMayBeBuiltOfThoseOfAThirdAssembly()
    {
        var blocks = Library.Image(Library.Named("Blocks", Library.Blocks));
        var between = Library.Image(Library.Named("Between", Between, blocks));

        var text = await Generated(
            "[Model] public sealed partial record Tiny([Input(3, 16, 16)] Image Pixels, [Use<Between.Deep>] Map Body, [GlobalAvgPool, Linear(2)] Logits Classes);",
            blocks,
            between);

        Assert.Contains("class Stage4Depth3", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAssemblyThatIsMissingIsTold()
    {
        var blocks = Library.Image(Library.Named("Blocks", Library.Blocks));
        var between = Library.Image(Library.Named("Between", Between, blocks));

        Assert.Equal(
            "DNET0113 Use<Between.Deep>: 'Body' uses Deep of another assembly, which is wrong for every use: it uses types of an assembly that is not referenced",
            await Told("[Model] public sealed partial record Tiny([Input(3, 16, 16)] Image Pixels, [Use<Between.Deep>] Map Body);", between));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AWrongUseIsToldAtTheUseWithoutAPlaceInside(bool isProject)
    {
        var library = Library.Named("Blocks", Library.Blocks);
        var project = GeneratorHarness.Project(
                "using Library; [Model] public sealed partial record Tiny([Input(1, 2, 2)] Image Pixels, [Use<Unit>(4, Kind.Plain, false, \"valid\")] Map Stem);")
            .AddReferences(isProject ? library.ToMetadataReference() : Library.Image(library));

        var found = Assert.Single(await GeneratorHarness.Analyze(GeneratorHarness.Generate(project).Compilation));

        Assert.Equal(
            "'Stem' cannot use Unit(4, Plain, false, \"valid\", 0.25) on an Image 1×2×2: 'Out' Conv2d has a window of 3×3 on a map of 2×2; X 1×2×2; use a smaller window, more padding, or fewer strides before it",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(found.AdditionalLocations);
    }

    [Theory]
    [InlineData(
        "[Block] public sealed partial record Wrong([Input(\"C H W\")] Map X, [Conv2d(\"Width\", 3)] Map Out);",
        "in \"Width\": 'Width' is unknown")]
    [InlineData(
        "[Block] public sealed partial record Wrong([Input(\"C H W\")] Map X, [Use<Wrong>] Map Out);",
        "it uses itself, which would never end")]
    [InlineData(
        "[Block] public sealed partial record Wrong([Input(\"C H W\")] Map X, [Relu] Map Out, int Width);",
        "the hyperparameter 'Width' stands after the value 'X'; hyperparameters come first")]
    public async Task ABlockThatIsWrongThereIsToldHere(string block, string reason) => Assert.Equal(
        $"DNET0113 Use<Wrong>: 'Stem' uses Wrong of another assembly, which is wrong for every use: {reason}",
        await Told(
            "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Wrong>] Map Stem);",
            Library.Image(Library.Named("Blocks", block))));

    private const string Between =
        "namespace Between; [Block] public sealed partial record Deep([Input(\"C H W\")] Map X, [Use<Library.Stage>(4, 3)] Map Out);";

    private static async Task<string> Generated(string source, params MetadataReference[] references)
    {
        var project = GeneratorHarness.Generate(GeneratorHarness.Project(source).AddReferences(references));
        Silence.Assert(project.Reported.Concat(project.CompilerMessages).Concat(await GeneratorHarness.Analyze(project.Compilation)));
        return project.Text;
    }

    private static async Task<string> Told(string source, params MetadataReference[] references)
    {
        var project = GeneratorHarness.Generate(GeneratorHarness.Project(source).AddReferences(references));
        var found = Assert.Single(await GeneratorHarness.Analyze(project.Compilation));
        var text = found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
        return $"{found.Id} {text}: {found.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
