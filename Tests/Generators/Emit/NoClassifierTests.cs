using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>A model that is no picture classifier has a network, and says why it has no more.</summary>
public sealed class NoClassifierTests
{
    private const string Edges =
        "[Model] public sealed partial record Edges([Input(3, \"H\", \"W\")] Image Pixels, [Conv2d(8, 3, Padding = 1), Relu, Conv2d(1, 1)] Map Out);";

    private const string Pair =
        "[Model] public sealed partial record Pair([Input(\"D\")] Vector A, [Input(\"D\")] Vector B, [Add(nameof(A), nameof(B))] Vector Sum);";

    [Fact]
    public async Task ItsNetworkCompilesWithoutAMessage()
    {
        var project = GeneratorHarness.Generate(Edges, Pair, """
            public static class Use
            {
                public static (object, object) All(Image image, Vector vector)
                {
                    using var edges = Edges.Create(seed: 1);
                    using var trace = edges.Trace(image);
                    using var pair = Pair.Create();
                    TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> module = pair;
                    return (Edges.Parameters.Of(edges).Out, (pair.Forward(vector, vector), Edges.Summary.Parameters, module));
                }
            }
            """);

        Silence.Assert(project.Reported.Concat(project.CompilerMessages).Concat(await GeneratorHarness.Analyze(project.Compilation)));
    }

    [Theory]
    [InlineData("Edges.Main([])", "gives a Map")]
    [InlineData("Edges.Train(null!)", "gives a Map")]
    [InlineData("Edges.Definition", "gives a Map")]
    [InlineData("Edges.Recipe", "gives a Map")]
    [InlineData("Edges.ValueAndGradient(null!, default!)", "gives a Map")]
    [InlineData("Pair.Main([])", "takes 2 inputs")]
    public void WhatItDoesNotHaveIsExplained(string use, string reason)
    {
        var project = GeneratorHarness.Generate(Edges, Pair, $"public static class Use {{ public static object It() => {use}; }}");
        var model = use.Split('.')[0];

        var message = Assert.Single(project.CompilerMessages);

        Assert.Equal((DiagnosticSeverity.Error, "CS0619"), (message.Severity, message.Id));
        Assert.EndsWith(
            $"is obsolete: '{model} {reason} and is no picture classifier, which takes an Image and gives Logits; make it with {model}.Create(), and train {model}.Net in a loop of your own.'",
            message.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }
}
