using System.Globalization;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>What is underlined is what is wrong: an attribute, an argument, an element, a part of a string.</summary>
public sealed class SpanTests
{
    /// <summary>What the records use.</summary>
    private const string Blocks = """
        [Block] public sealed partial record Part([Input("C H W")] Map X, [Conv2d(4, 1)] Map Out);
        [Block] public sealed partial record Join([Input("C H W")] Map X, [Input("K H W")] Map Skip, [Concat(nameof(X), nameof(Skip))] Map Out);
        """;

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
        "[Model] public sealed partial record Tiny([⟦Input(1, 8, 8)⟧, Relu] Image Pixels, [Conv2d(4, 3)] Map Stem);",
        "DNET0005: [Input] of 'Pixels' has to be its only step; compute in a value of its own after 'Pixels'")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Conv2d(4, 3)] ⟦Map⟧ Stem, [Input(1, 8, 8)] Image Pixels, [Add(nameof(Stem), nameof(Pixels))] Map Out);",
        "DNET0005: 'Stem' is the first value and starts from nothing; put 'Pixels', which has the [Input], before it")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(4)] Vector A, [Input(4)] Vector B, [Input(4)] Vector C, [⟦Input(4)⟧] Vector D, [Add(nameof(A), nameof(B), nameof(C), nameof(D))] Vector E);",
        "DNET0033: 'Tiny' has 4 inputs; a network takes at most 3; join some of them outside")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), ⟦Use<Join>⟧] Map Stem);",
        "DNET0034: 'Stem' gives Join 1 input; it takes 2: Map X, Map Skip; name those after the first in With")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Part>(With = ⟦new[] { nameof(Pixels) }⟧)] Map Stem);",
        "DNET0034: 'Stem' gives Part 2 inputs; it takes 1: Map X; leave With out")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Use<Join>(With = [⟦nameof(Pixels)⟧])] Map Stem);",
        "DNET0113: 'Stem' cannot use Join() on a Map 4×6×6 and an Image 1×8×8: its input has height 8 where 'Skip' asks for 6; give it 6, or leave that size of 'Skip' open")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool] Vector A, [From(nameof(Pixels)), Use<Join>(With = [⟦nameof(A)⟧])] Map Stem);",
        "DNET0113: 'Stem' gives Join a Vector 1 where its 'Skip' is a Map; Pixels 1×8×8 → A 1; use it on a Map")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Join>(With = [⟦\"Pixel\"⟧])] Map Stem);",
        "DNET0008: 'Stem' Use names 'Pixel', which is no value; did you mean 'Pixels'?")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Join>(With = [⟦\"Stem\"⟧])] Map Stem);",
        "DNET0009: 'Stem' Use names its own value; name earlier ones")]
    [InlineData(
        "[Block] public sealed partial record Wrong([Input(\"C H W\")] Map X, [Conv2d(4, 1), ⟦Output⟧] Map Middle, [Relu] Map Out);",
        "DNET0035: 'Middle' of the block Wrong is marked [Output]; a block gives back its last value: mark values of models")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, ⟦Auxiliary⟧] Vector Head, [From(nameof(Pixels)), GlobalAvgPool, Linear(3)] Logits Classes);",
        "DNET0036: 'Head' is an auxiliary head but a Vector; a head gives class scores: declare it Logits, or leave [Auxiliary] out")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3), Output, ⟦Auxiliary⟧] Logits Head, [From(nameof(Pixels)), GlobalAvgPool, Linear(3)] Logits Classes);",
        "DNET0036: 'Head' is an output and an auxiliary head, which is there in training only; leave [Output] or [Auxiliary] out")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3), ⟦Auxiliary⟧] Logits Head, [From(nameof(Pixels)), GlobalAvgPool, Linear(4)] Logits Classes);",
        "DNET0036: 'Head' is an auxiliary head of 3 classes, but the result 'Classes' has 4; both learn from the same labels: give them the same classes")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3), ⟦Auxiliary⟧] Logits Head, [From(nameof(Pixels)), Conv2d(4, 3)] Map Out);",
        "DNET0036: 'Head' is an auxiliary head, but the result 'Out' is a Map; heads help class scores to be learned: end the model in Logits, or leave [Auxiliary] out")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3), Auxiliary(Weight = ⟦0⟧)] Logits Head, [From(nameof(Pixels)), GlobalAvgPool, Linear(3)] Logits Classes);",
        "DNET0116: 'Head' Auxiliary has the weight 0; it has to be above 0")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3), ⟦Auxiliary⟧] Logits Head, [Linear(3)] Logits Classes);",
        "DNET0037: 'Classes' is computed from the auxiliary head 'Head', which is there in training only; start the value after 'Head' with [From(...)]")]
    [InlineData(
        "[Model, ⟦Train⟧] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out);",
        "DNET0038: 'Tiny' gives a Map and is no picture classifier, so [Train] is about nothing; leave it out, and train Tiny.Net in a loop of your own")]
    [InlineData(
        "[Model, ⟦Augment(Rotation = 10)⟧] public sealed partial record Tiny([Input(1, 8, 8)] Image A, [Input(1, 8, 8)] Image B, [Add(nameof(A), nameof(B)), GlobalAvgPool, Linear(2)] Logits Out);",
        "DNET0038: 'Tiny' takes 2 inputs and is no picture classifier, so [Augment] is about nothing; leave it out, and train Tiny.Net in a loop of your own")]
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
        "[Model] file sealed partial record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out);",
        "DNET0039: 'Tiny' is local to its file, and what is generated for it is another file; leave 'file' out")]
    [InlineData(
        "[Model] public abstract partial record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out);",
        "DNET0040: 'Tiny' is abstract, but a trace of its forward pass is one of it; leave 'abstract' out")]
    [InlineData(
        "public record Noted { public required string Note { get; init; } } [Model] public partial record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out) : Noted;",
        "DNET0040: 'Tiny' requires 'Note', which a trace of its forward pass does not know; leave 'required' out, or put [method: SetsRequiredMembers] before the record")]
    [InlineData(
        "[Model] public partial record struct ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out);",
        "DNET0001: 'Tiny' is declared [Model] but is no record class; declare it 'partial record Tiny(...)'")]
    [InlineData(
        "[Model] public partial record ⟦Net⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out);",
        "DNET0031: 'Net' is the name of a member that is generated for 'Net'; choose another name")]
    [InlineData(
        "[Model] public partial record ⟦Tiny⟧([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3)] Map Out) { public static void Create(int number) => Console.WriteLine(number); }",
        "DNET0031: 'Create' is the name of a member that is generated for 'Tiny'; choose another name")]
    [InlineData(
        "public enum Mode { Plain, Active } [Block] public partial record Modal(Mode Mode, [Input(\"C H W\")] Map X, [Relu(When = \"Mode == ⟦Mode.Actve⟧\")] Map Out);",
        "DNET0013: in \"Mode == Mode.Actve\": Mode has Plain and Active, not Actve; did you mean 'Active'?")]
    [InlineData(
        "[Block] public partial record Generic<T>(⟦T⟧ Width, [Input(\"C H W\")] Map X, [Relu] Map Out);",
        "DNET0006: 'Width' of type T is neither a hyperparameter (int, double, bool, string, an enum) nor a value (Image, Map, Tokens, Vector, Logits)")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(⟦null!⟧, 3)] Map Out);",
        "DNET0024: 'Out' Conv2d needs its out channels; give a number or an expression instead of null")]
    [InlineData(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, ⟦null!⟧)] Map Out);",
        "DNET0024: 'Out' Conv2d needs its kernel size; give a number or an expression instead of null")]
    [InlineData(
        "[Model, Train(Optimizer = ⟦(Optimizer)77⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3)] Logits A);",
        "DNET0211: Optimizer is 77, which is none of its choices; write one by its name")]
    [InlineData(
        "[Model, Augment(Shift = 0.1, Fill = ⟦(Fill)77⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3)] Logits A);",
        "DNET0211: Fill is 77, which is none of its choices; write one by its name")]
    [InlineData(
        "[Model, Train(Epochs = ⟦0⟧)] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [GlobalAvgPool, Linear(3)] Logits A);",
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

        var found = Assert.Single(await marked.Analyze(Blocks));

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
        Assert.EndsWith($"Docs/diagnostics/{found.Id}.md", found.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }
}
