using System.Globalization;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>What is said of stated shapes and of users' own layers, and what is underlined.</summary>
public sealed class CustomSpanTests
{
    /// <summary>Layers as users write them, right and wrong.</summary>
    private const string Layers = """
        using TorchSharp;
        public sealed class Blur() : torch.nn.Module<torch.Tensor, torch.Tensor>("Blur") { public override torch.Tensor forward(torch.Tensor input) => input.alias(); }
        public class Scale(int times, double factor, bool shifted = false) : torch.nn.Module<torch.Tensor, torch.Tensor>("Scale") { public override torch.Tensor forward(torch.Tensor input) => input.mul(shifted ? factor : factor * times); }
        public abstract class Half() : torch.nn.Module<torch.Tensor, torch.Tensor>("Half");
        public sealed class Two() : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>("Two") { public override torch.Tensor forward(torch.Tensor a, torch.Tensor b) => a.add(b); }
        public sealed class Closed : torch.nn.Module<torch.Tensor, torch.Tensor> { private Closed() : base("Closed") { } public override torch.Tensor forward(torch.Tensor input) => input.alias(); }
        public sealed class Plain;
        """;

    [Theory]
    [InlineData(
        "Conv2d(4, 3), Expect(\"4 6 ⟦8⟧\")",
        "DNET0137: 'Stem' Expect states width 8, but Conv2d is a Map 4×6×6; Pixels 1×8×8 → Conv2d 4×6×6; state 6, or correct the steps before it")]
    [InlineData(
        "Expect(⟦\"8 8\"⟧), Relu",
        "DNET0137: 'Stem' Expect states 2 sizes, but Pixels is an Image 1×8×8; Pixels 1×8×8; state 3: C H W")]
    [InlineData(
        "⟦Custom<Plain>(\"C H W -> C H W\")⟧",
        "DNET0140: 'Stem' Custom names Plain, which is no module of one tensor to one tensor; name a class that derives from torch.nn.Module<Tensor, Tensor>")]
    [InlineData(
        "⟦Custom<Two>(\"C H W -> C H W\")⟧",
        "DNET0140: 'Stem' Custom names Two, which is no module of one tensor to one tensor; name a class that derives from torch.nn.Module<Tensor, Tensor>")]
    [InlineData(
        "⟦Custom<Half>(\"C H W -> C H W\")⟧",
        "DNET0140: 'Stem' Custom names Half, which is abstract; name a class that derives from torch.nn.Module<Tensor, Tensor>")]
    [InlineData(
        "⟦Custom<Scale>(\"C H W -> C H W\")⟧",
        "DNET0141: 'Stem' Custom gives the constructor of Scale no arguments; it takes (int times, double factor, bool shifted)")]
    [InlineData(
        "Custom<Scale>(\"C H W -> C H W\", ⟦0.5⟧, 2)",
        "DNET0141: 'Stem' Custom gives the constructor of Scale (double, int); it takes (int times, double factor, bool shifted)")]
    [InlineData(
        "Custom<Blur>(\"C H W -> C H W\", ⟦1⟧)",
        "DNET0141: 'Stem' Custom gives the constructor of Blur (int); it takes none")]
    [InlineData(
        "⟦Custom<Closed>(\"C H W -> C H W\")⟧",
        "DNET0141: 'Stem' Custom gives the constructor of Closed no arguments; it has none that is public")]
    [InlineData(
        "Custom<Blur>(\"C H W -> C H/⟦X⟧ W\")",
        "DNET0013: in \"H/X\": 'X' is unknown; did you mean 'C'?")]
    [InlineData(
        "Custom<Blur>(⟦\"C H W\"⟧)",
        "DNET0139: 'Stem' Custom has the signature \"C H W\"; a signature has one to 3 sizes on each side of an arrow, as \"C H W -> 2*C H/2 W/2\"")]
    public async Task TheSpanIsWhatIsWrong(string steps, string expected)
    {
        var marked = Marked.Read($"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{steps}] Map Stem);");

        var found = Assert.Single(await marked.Analyze(Layers));

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
    }

    [Theory]
    [InlineData("Custom<Blur>(\"C H W -> C H W\")")]
    [InlineData("Custom<Scale>(\"C H W -> C H W\", 2, 1)")]
    [InlineData("Custom<Scale>(\"C H W -> C H W\", 2, 0.5, true)")]
    public async Task AFittingLayerCompiles(string step)
    {
        var project = GeneratorHarness.Generate(
            $"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{step}, Relu] Map Stem);", Layers);

        Silence.Assert(project.CompilerMessages.Concat(await GeneratorHarness.Analyze(project.Compilation)));
    }

    [Theory]
    [InlineData("public", "private")]
    [InlineData("public", "internal")]
    [InlineData("internal", "internal")]
    public async Task ALayerMayBeHiddenFromOthers(string model, string layer)
    {
        var project = GeneratorHarness.Generate($$"""
            using TorchSharp;
            public static partial class Outer
            {
                [Model] {{model}} sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Custom<Hidden>("C H W -> C H W")] Map Stem);
                {{layer}} sealed class Hidden() : torch.nn.Module<torch.Tensor, torch.Tensor>("Hidden") { public override torch.Tensor forward(torch.Tensor input) => input.alias(); }
            }
            """);

        Silence.Assert(project.CompilerMessages.Concat(await GeneratorHarness.Analyze(project.Compilation)));
    }
}
