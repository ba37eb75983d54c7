namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>What <c>dotnet build</c> prints for a user's record: for a wrong one the line of its mistake and nothing else.</summary>
public sealed class WrongRecordTests
{
    /// <summary>Where a diagnostic's page is.</summary>
    public const string Pages = "https://github.com/DeclarativeNet/DeclarativeNet/blob/main/Docs/diagnostics/";

    [Fact]
    public Task AStrideThatShrinksAMapBelowItsNextWindow() => FailsWith(
        """
        return await Small.Main(args);

        [Model]
        public sealed partial record Small(
            [Input(3, 32, 32)]                       Image  Pixels,
            [Conv2d(16, 3, Stride = 8), Relu]        Map    Stem,
            [Conv2d(32, 5), Relu]                    Map    Body,
            [GlobalAvgPool, Linear(10)]              Logits Classes);
        """,
        "Program.cs(7,17): error DNET0102: 'Body' Conv2d has a window of 5×5 on a map of 4×4; Pixels 3×32×32 → Stem 16×4×4; "
            + "use a smaller window, more padding, or fewer strides before it");

    [Fact]
    public Task ASkipThatDoesNotFit() => FailsWith(
        """
        return await Small.Main(args);

        [Model]
        public sealed partial record Small(
            [Input(3, 32, 32)]                                Image  Pixels,
            [Conv2d(16, 3, Padding = Same), Relu]             Map    Stem,
            [Conv2d(32, 3, Stride = 2, Padding = 1), Relu]    Map    Body,
            [Add(nameof(Stem), nameof(Body)), Relu]           Map    Joined,
            [GlobalAvgPool, Linear(10)]                       Logits Classes);
        """,
        "Program.cs(8,10): error DNET0106: 'Joined' adds Stem, a Map 16×32×32, and Body, a Map 32×16×16, which differ in channels, height "
            + "and width; Pixels 3×32×32 → Stem 16×32×32, and Pixels 3×32×32 → Stem 16×32×32 → Body 32×16×16; "
            + "project one of them with a 1×1 Conv2d of the other's channels and strides");

    [Fact]
    public Task AMapDeclaredVector() => FailsWith(
        """
        return await Small.Main(args);

        [Model]
        public sealed partial record Small(
            [Input(3, 32, 32)]                    Image  Pixels,
            [Conv2d(8, 3, Padding = Same), Relu]  Vector Hidden,
            [Linear(10)]                          Logits Classes);
        """,
        "Program.cs(6,43): error DNET0101: 'Hidden' is declared Vector but is a Map 8×32×32; Pixels 3×32×32 → Conv2d 8×32×32 → Relu 8×32×32; "
            + "declare it Map, or append Flatten (8192) or GlobalAvgPool (8)");

    [Fact]
    public async Task ARightRecordBuildsWithoutAWarningAndItsProgramRuns()
    {
        using var project = ScratchProject.WithAssemblies(
            """
            return await Small.Main(args);

            [Model]
            public sealed partial record Small(
                [Input(3, 32, 32)]                    Image  Pixels,
                [Conv2d(8, 3, Padding = Same), Relu]  Map    Stem,
                [GlobalAvgPool, Linear(10)]           Logits Classes);

            public static class Weights
            {
                public static long[] ShapeOf(Small.Net net) => net.Stem.Conv2d.Weight.shape;
            }
            """);

        var (built, diagnostics) = await project.Build();
        Assert.Empty(diagnostics);
        Assert.Equal(0, built);

        var (ended, output) = await project.Run("summary");
        Assert.Equal(0, ended);
        Assert.Contains("8×32×32", output, StringComparison.Ordinal);
        Assert.Contains("314", output, StringComparison.Ordinal);
    }

    /// <param name="program">The program.</param>
    /// <param name="line">The line but for the link to the diagnostic's page, which the build puts behind every message that has one.</param>
    private static async Task FailsWith(string program, string line)
    {
        var id = line.Split(": error ")[1].Split(':')[0];
        using var project = ScratchProject.WithAssemblies(program);
        var (exitCode, diagnostics) = await project.Build();
        Assert.Equal($"{line} ({Pages}{id}.md)", Assert.Single(diagnostics));
        Assert.NotEqual(0, exitCode);
    }
}
