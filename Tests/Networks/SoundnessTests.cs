using DeclarativeNet.Generators.Tests;
using DeclarativeNet.Networks.Tests.Drawn;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Networks.Tests;

/// <summary>The checker is right: what it accepts runs with the shapes it said; what it rejects, libtorch rejects.</summary>
public sealed class SoundnessTests
{
    private const int Networks = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Fixed_sizes_are_accepted_exactly_where_libtorch_runs(int seed)
    {
        var checkedNetworks = await Check(open: false, seed);
        var falseAccepts = checkedNetworks.Where(network => network.Accepted && Expected(network, network.Drawn.Height, network.Drawn.Width) is null);
        var falseRejects = checkedNetworks.Where(network => !network.Accepted && Expected(network, network.Drawn.Height, network.Drawn.Width) is not null);
        Assert.Equal("", Describe(falseAccepts));
        Assert.Equal("", Describe(falseRejects));
        // Neither half of the claim may be empty.
        Assert.InRange(checkedNetworks.Count(network => network.Accepted), Networks / 10, Networks * 9 / 10);

        foreach (var network in checkedNetworks.Where(network => network.Accepted))
            Assert.Equal(Expected(network, network.Drawn.Height, network.Drawn.Width)!, network.Run(network.Drawn.Height, network.Drawn.Width)!);
    }

    [Fact]
    public async Task The_precondition_on_open_sizes_holds_exactly_where_libtorch_runs()
    {
        var accepted = (await Check(open: true, seed: 3)).Where(network => network.Accepted).ToList();
        Assert.True(accepted.Count > Networks / 10, $"Only {accepted.Count} of {Networks} networks were accepted.");
        foreach (var network in accepted)
        {
            foreach (var (height, width) in new[] { (1, 1), (2, 3), (5, 4), (7, 7), (12, 9), (17, 16), (network.Drawn.Height, network.Drawn.Width) })
            {
                var (expected, found) = (Expected(network, height, width), network.Run(height, width));
                Assert.True(
                    expected is null == found is null,
                    $"At {height}×{width} libtorch {(expected is null ? "refuses" : "runs")}, the guard {(found is null ? "refuses" : "lets in")}:\n{network.Text}");
                if (expected is not null)
                    Assert.Equal(expected, found!);
            }
        }
    }

    private static IReadOnlyDictionary<string, long[]>? Expected(CheckedNetwork network, int height, int width) =>
        Libtorch.Shapes(network.Drawn, height, width);

    private static string Describe(IEnumerable<CheckedNetwork> networks) =>
        string.Join("\n", networks.Take(3).Select(network => $"{network.Text}{network.Message}"));

    /// <summary>Draws networks and sends all of them through the generator, the analyzer and the compiler at once.</summary>
    private static async Task<IReadOnlyList<CheckedNetwork>> Check(bool open, int seed)
    {
        var drawn = Drawn.Networks.Of(open).Sample(Networks, new Rnd((ulong)seed), 10).ToArray();
        var sources = drawn.Select((network, index) => network.Text($"Network{index}")).ToArray();
        var project = GeneratorHarness.Project(sources);
        var errors = (await GeneratorHarness.Analyze(project))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(diagnostic => diagnostic.Location.SourceTree!.FilePath)
            .ToDictionary(group => group.Key, group => string.Join("\n", group.Select(diagnostic => diagnostic.GetMessage())));
        var generated = GeneratorHarness.Generate(project);
        Assert.Empty(generated.CompilerMessages.Where(message => message.Severity == DiagnosticSeverity.Error));
        var assembly = generated.Load();
        return [.. drawn.Select((network, index) => new CheckedNetwork(
            network, sources[index], assembly.GetType($"Network{index}", throwOnError: true)!, errors.GetValueOrDefault($"File{index}.cs")))];
    }
}
