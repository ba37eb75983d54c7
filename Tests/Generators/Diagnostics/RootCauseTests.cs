using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>
/// A record with several mistakes: one message for each of them, none for what follows from it, and none from the compiler about what
/// was not generated.
/// </summary>
public sealed class RootCauseTests
{
    [Fact]
    public Task AWrongStepSilencesItsPathAndNoOther() => Says(
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)] Image Pixels,
            [Conv2d(8, ⟦40⟧, Bias = false), BatchNorm, MaxPool2d(90)] Map Wrong,
            [Conv2d(8, 50), Relu] Map After,
            [From(nameof(Pixels)), Conv2d(6, 3, Groups = ⟦2⟧), Relu] Map Other,
            [Add(nameof(After), nameof(Other))] ⟦Map⟧ Sum,
            [From(nameof(Pixels)), Conv2d(8, 3, Stride = "2 * ⟦Steps⟧")] Map Third,
            [GlobalAvgPool, Linear(10)] Logits Classes);
        """,
        "DNET0102", "DNET0104", "DNET0154", "DNET0013");

    [Fact]
    public Task EachBranchTellsItsOwn() => Says(
        """
        [Model, Train(Epochs = ⟦0⟧, LearningRate = ⟦-1⟧), Augment(Rotation = ⟦200⟧)]
        public sealed partial record Tiny(
            [Input(3, 32, 32)] Image Pixels,
            [Conv2d(8, 3, Padding = 1)] Map Left,
            [From(nameof(Pixels)), Conv2d(16, 3, Padding = 1)] Map Right,
            [Add(⟦nameof(Left)⟧, nameof(Right))] Map Sum,
            [From(⟦"Lfet"⟧), Conv2d(8, 1)] Vector Lost,
            [From(nameof(Left)), ⟦Linear(10)⟧] Logits Classes);
        """,
        "DNET0201", "DNET0203", "DNET0206", "DNET0106", "DNET0008", "DNET0108");

    [Fact]
    public Task AMistakeOfStructureIsToldBesideThoseOfShapes() => Says(
        """
        [Model]
        public sealed record ⟦Tiny⟧(
            [Input(3, 32, 32)] Image Pixels,
            [Conv2d(8, 3, Padding = ⟦Same⟧, Stride = 2)] ⟦Map⟧ Stem,
            [From(nameof(Pixels)), MaxPool2d(3, Padding = ⟦2⟧)] ⟦Map⟧ Summary);
        """,
        "DNET0002", "DNET0105", "DNET0154", "DNET0112", "DNET0031");

    private static async Task Says(string text, params string[] ids)
    {
        var marked = Marked.Read(text);
        var project = GeneratorHarness.Generate(marked.Source);

        var found = (await GeneratorHarness.AnalyzeAndCompile(project.Compilation))
            .Where(message => message.Severity >= DiagnosticSeverity.Warning && message.Id != "CS1591")
            .ToList();

        Assert.Empty(project.Reported);
        Assert.Equal(ids, found.Select(message => message.Id));
        Assert.Equal(marked.Spans, found.Select(message => message.Location.SourceSpan));
    }
}
