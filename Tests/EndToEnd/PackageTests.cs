using System.Text.RegularExpressions;

namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>The packages as a user meets them: in projects that know nothing of this repository.</summary>
[Collection(LocalFeed.Tests)]
public sealed class PackageTests(LocalFeed feed)
{
    private const string Program = """
        return await Small.Main(args);

        [Model]
        public sealed partial record Small(
            [Input(3, 16, 16)]           Image  Pixels,
            [Use<Blocks.Residual>(8)]    Map    Body,
            [GlobalAvgPool, Linear(10)]  Logits Classes);
        """;

    [Fact]
    public async Task ARecordWithABlockOfAnotherPackageTrainsAndAWrongOneFailsInOneLine()
    {
        await PackBlocks();
        using var project = ScratchProject.Create(
            feed.PathOf("small"),
            "Small",
            "<OutputType>Exe</OutputType>",
            $"""
            {feed.Reference}
            <PackageReference Include="Blocks" Version="{feed.Version}" />
            """,
            Program.Replace("GlobalAvgPool, Linear(10)", "Linear(10)"));

        var (failed, found) = await project.Build();
        Assert.NotEqual(0, failed);
        Assert.Equal(
            "Program.cs(7,6): error DNET0108: 'Classes' needs a Vector but Body is a Map 8×16×16; Pixels 3×16×16 → Body 8×16×16; "
                + $"insert Flatten (2048) or GlobalAvgPool (8) ({WrongRecordTests.Pages}DNET0108.md)",
            Assert.Single(found));

        project.Write(Program);
        await BuildsAndTrains(project);
    }

    [Fact]
    public async Task AProjectOfTheTemplateTrains()
    {
        var hive = feed.PathOf("hive");
        await feed.Dotnet("new", "install", feed.PackageOf("DeclarativeNet.Templates"), "--debug:custom-hive", hive);
        await feed.Dotnet("new", "declarativenet", "-o", feed.PathOf("Figures"), "--debug:custom-hive", hive);

        using var project = new ScratchProject(feed.PathOf("Figures"), "Figures");

        await BuildsAndTrains(project);
    }

    private static async Task BuildsAndTrains(ScratchProject project)
    {
        var (built, diagnostics) = await project.Build();
        Assert.Empty(diagnostics);
        Assert.Equal(0, built);

        var (ended, output) = await project.Run("train", "--epochs", "1", "--output", "run");
        Assert.True(ended == 0, output);
        var lines = output.TrimEnd().Split('\n');
        Assert.Matches(@"^accuracy: 0\.\d{4}$", lines[^2]);
        Assert.Matches($"^report: .*{Regex.Escape(Path.Combine("run", "report.html"))}$", lines[^1]);
    }

    /// <summary>A package with a block in it, made by somebody else.</summary>
    private async Task PackBlocks()
    {
        using var blocks = ScratchProject.Create(
            feed.PathOf("blocks"),
            "Blocks",
            "",
            feed.Reference,
            """
            namespace Blocks;

            [Block]
            public sealed partial record Residual(
                int Width,
                [Input("C H W")]                                                           Map X,
                [Conv2d(nameof(Width), 3, Padding = Same, Bias = false), BatchNorm, Relu]  Map Inner,
                [From(nameof(X)),
                 Conv2d(nameof(Width), 1, Bias = false, When = "C != Width")]              Map Skip,
                [Add(nameof(Inner), nameof(Skip)), Relu]                                   Map Out);
            """);
        await feed.Pack(feed.PathOf("blocks"));
    }
}
