using System.Globalization;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>What is underlined is what is wrong: an attribute, an argument, an element, a part of a string.</summary>
public sealed class SpanTests
{
    [Theory]
    [InlineData(
        "[Model] public sealed record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Stem);",
        "DNET0002: 'Tiny' is not partial, so nothing can be generated for it; add 'partial'")]
    [InlineData(
        "[Model] public sealed partial class ⟦Tiny⟧;",
        "DNET0001: 'Tiny' is declared [Model] but is no record class; declare it 'partial record Tiny(...)'")]
    [InlineData(
        "public class Outer { [Model] public sealed partial record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Stem); }",
        "DNET0003: 'Tiny' is nested in 'Outer', which is not partial; add 'partial' to 'Outer'")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Stem, ⟦List<int>⟧ Other);",
        "DNET0006: 'Other' of type List<int> is no value; a model has values of the kinds Image, Map, Tokens, Vector and Logits only")]
    [InlineData(
        "[Block] public sealed partial record Part([Input(\"C H W\")] Map X, [Conv2d(nameof(Width), 3)] Map Out, ⟦int⟧ Width);",
        "DNET0007: the hyperparameter 'Width' stands after the value 'X'; hyperparameters come first")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Stem, [⟦Input(1, 8, 8)⟧] Image More);",
        "DNET0005: [Input] of 'More' has to be the only step of the first value; move it there, or start 'More' with [From(...)]")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] ⟦Map⟧ Summary);",
        "DNET0031: 'Summary' is the name of a member that is generated for 'Tiny'; choose another name")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Stem, [⟦Linear(3)⟧] Logits Classes);",
        "DNET0108: 'Classes' needs a Vector but Stem is a Map 4×6×6; Pixels 1×8×8 → Stem 4×6×6; insert Flatten (144) or GlobalAvgPool (4)")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), MaxPool2d(⟦7⟧)] Map Stem);",
        "DNET0102: 'Stem' MaxPool2d has a window of 7×7 on a map of 6×6; Pixels 1×8×8 → Conv2d 4×6×6; use a smaller window, more padding, or fewer strides before it")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, ⟦9⟧, Stride = 2)] Map Stem);",
        "DNET0102: 'Stem' Conv2d has a window of 9×9 on a map of 8×8; Pixels 1×8×8; use a smaller window, more padding, or fewer strides before it")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A, [Add(nameof(A), ⟦\"B\"⟧)] Map C);",
        "DNET0008: 'C' Add names 'B', which is no value; did you mean 'A'?")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A, [From(⟦\"B\"⟧), Relu] Map C);",
        "DNET0008: 'C' From names 'B', which is no value; did you mean 'A'?")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Stride = \"1 + ⟦Strid⟧\")] Map A);",
        "DNET0013: in \"1 + Strid\": 'Strid' is unknown")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Stride = @\"1 + ⟦Strid⟧\")] Map A);",
        "DNET0013: in \"1 + Strid\": 'Strid' is unknown")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Stride = \"\"\"1 + ⟦Strid⟧\"\"\")] Map A);",
        "DNET0013: in \"1 + Strid\": 'Strid' is unknown")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Stride = \"1\\u0020+\\t⟦Strid⟧\")] Map A);",
        "DNET0013: in \"1 +\tStrid\": 'Strid' is unknown")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Stride = ⟦\"1 + \" + \"Strid\"⟧)] Map A);",
        "DNET0013: in \"1 + Strid\": 'Strid' is unknown")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, nameof(⟦Pixels⟧))] Map A);",
        "DNET0014: in \"Pixels\": 'Pixels' is a value; a size of it is Pixels.C, Pixels.H, Pixels.W, Pixels.L or Pixels.D")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, new object[] { 3, \"⟦Wid⟧\" })] Map A);",
        "DNET0013: in \"Wid\": 'Wid' is unknown")]
    [InlineData(
        "[Model, Train(Epochs = ⟦0⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0201: Epochs is 0; it has to be at least 1")]
    [InlineData(
        "[Model, Budget(MaxParameters = ⟦40⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A, [GlobalAvgPool, Linear(3)] Logits B);",
        "DNET0146: 'Tiny' has 55 parameters, 15 above its budget of 40; 40 of them are in 'A'; make that cheaper, or raise MaxParameters")]
    [InlineData(
        "[Model, Budget(MaxMacs = ⟦1_000⟧, Height = 8, Width = 10)] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0146: 'Tiny' takes 1,728 multiply-accumulates at H = 8, W = 10, 728 above its budget of 1,000; 1,728 of them are in 'A'; make that cheaper, or raise MaxMacs")]
    [InlineData(
        "[Model, Budget(MaxMacs = ⟦1_000⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0146: 'Tiny' takes 1,296 multiply-accumulates, 296 above its budget of 1,000; 1,296 of them are in 'A'; make that cheaper, or raise MaxMacs")]
    [InlineData(
        "[Model, Budget(MaxMacs = ⟦1_000⟧, Height = 8)] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0147: how many multiply-accumulates 'Tiny' takes depends on W, which 'Pixels' leaves open; say at which size the budget is meant, such as Height = 224, Width = 224")]
    [InlineData(
        "[Model, Budget(MaxMacs = ⟦0⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0148: MaxMacs is 0; it has to be at least 1")]
    [InlineData(
        "[Model, Budget(Height = ⟦9⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map A);",
        "DNET0148: Height is 9, but 'Pixels' is declared 1×8×8; leave Height out, or leave that size of the input open")]
    public async Task TheSpanIsWhatIsWrong(string text, string expected)
    {
        var marked = Marked.Read(text);

        var found = Assert.Single(await marked.Analyze());

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
        Assert.EndsWith($"Docs/diagnostics/{found.Id}.md", found.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }
}
