using System.Globalization;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>A bug in the checker is told where the generator, which checks models only, does not come upon it.</summary>
public sealed class FailureTests
{
    private const string Source = """
        using DeclarativeNet.Data;
        [Block] public sealed partial record Part([Input("C H W")] Map X, [Relu] Map Out);
        [Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Use<Part>, GlobalAvgPool, Linear(10)] Logits Classes);
        public static class Program { public static object Run(Cifar10 pictures) => Tiny.Train(pictures); }
        """;

    [Fact]
    public async Task OfABlockAtItsName() => Assert.Equal(
        "DNET0999 at Part: the generator failed on 'Part': InvalidOperationException: no such node; this is a bug in DeclarativeNet, please report it with the declaration",
        await Told(new ModelAnalyzer(Fail)));

    [Fact]
    public async Task OfAModelAtTheDataThatItIsGiven() => Assert.Equal(
        "DNET0999 at pictures: the generator failed on 'Tiny': InvalidOperationException: no such node; this is a bug in DeclarativeNet, please report it with the declaration",
        await Told(new DataAnalyzer(Fail)));

    private static CheckedModel Fail(DeclarationSet set, CancellationToken cancellation) => throw new InvalidOperationException("no such node");

    private static async Task<string> Told(DiagnosticAnalyzer analyzer)
    {
        var project = GeneratorHarness.Generate(Source).Compilation;
        var found = Assert.Single(await project.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(CancellationToken.None));
        var place = found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
        return $"{found.Id} at {place}: {found.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
