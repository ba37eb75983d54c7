using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Benchmarks.Editor;

/// <summary>
/// A project with many models like ResNet-50 (He, Zhang, Ren and Sun, 2015, table 1): a file for each model, one for each of two blocks
/// that half of the models use, and one that has nothing to do with either.
/// </summary>
internal static class EditorProject
{
    private const int Blocks = 2;

    /// <summary>The project before anything has been typed.</summary>
    /// <param name="models">How many models it has.</param>
    public static CSharpCompilation Create(int models)
    {
        var project = GeneratorHarness.Project(
        [
            Elsewhere(0),
            .. Enumerable.Range(0, Blocks).Select(block => Block(block, 0)),
            .. Enumerable.Range(0, models).Select(model => Model(model, 0)),
        ]);
        return project.WithAssemblyName("Editor");
    }

    /// <summary>What a user may type in, with how many models that is about.</summary>
    /// <param name="models">How many models the project has.</param>
    public static ImmutableArray<Keystroke> Keystrokes(int models) =>
    [
        new("keystroke in a model", 1 + Blocks, round => Model(0, round), 1),
        new("keystroke in a block", 1, round => Block(0, round), (models + Blocks - 1) / Blocks),
        new("keystroke elsewhere", 0, Elsewhere, 0),
        new("declaration elsewhere", 0, Declared, 0),
    ];

    private static string Elsewhere(int round) => Invariant($$"""
        namespace Editor;

        public static class Elsewhere
        {
            public static int Number => {{round}};
        }
        """);

    private static string Declared(int round) => Invariant($$"""
        namespace Editor;

        public static class Elsewhere
        {
            public static int Number{{round}} => 0;
        }
        """);

    private static string Block(int block, int round) => Invariant($$"""
        namespace Editor;

        /// <summary>A bottleneck and a way around it.</summary>
        [Block]
        public sealed partial record Bottleneck{{block}}(
            int Width, int Stride,
            [Input("C H W")]                                                                         Map X,
            [Conv2d(nameof(Width), 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu,
             Conv2d(nameof(Width), 3, Stride = nameof(Stride), Padding = 1, Bias = false, Name = "conv2"),
             BatchNorm(Name = "bn2"), Relu,
             Conv2d("4 * Width", 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3_{{round}}")] Map Residual,
            [From(nameof(X)),
             Conv2d("4 * Width", 1, Stride = nameof(Stride), Bias = false, When = "Stride != 1 || C != 4 * Width"),
             BatchNorm(When = "Stride != 1 || C != 4 * Width")]                                      Map Skip,
            [Add(nameof(Residual), nameof(Skip)), Relu]                                              Map Out);
        """);

    private static string Model(int model, int round) => Invariant($$"""
        namespace Editor;

        /// <summary>ResNet-50 with a head of its own.</summary>
        [Model]
        [Train(Epochs = 90, BatchSize = 256, Optimizer = Optimizer.Sgd, LearningRate = 0.1)]
        public sealed partial record ResNet{{model}}(
            [Input(3, "H", "W")]                                                               Image  Pixels,
            [Conv2d(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, Relu,
             MaxPool2d(3, Stride = 2, Padding = 1)]                                            Map    Stem,
            [Use<Bottleneck{{model % Blocks}}>(64, 1, Repeat = 3)]                             Map    Layer1,
            [Use<Bottleneck{{model % Blocks}}>(128, 2), Use<Bottleneck{{model % Blocks}}>(128, 1, Repeat = 3)] Map Layer2,
            [Use<Bottleneck{{model % Blocks}}>(256, 2), Use<Bottleneck{{model % Blocks}}>(256, 1, Repeat = 5)] Map Layer3,
            [Use<Bottleneck{{model % Blocks}}>(512, 2), Use<Bottleneck{{model % Blocks}}>(512, 1, Repeat = 2)] Map Layer4,
            [GlobalAvgPool, Linear({{1000 + round}})]                                          Logits Classes);
        """);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A change to one file of a project.</summary>
/// <param name="Name">What it is.</param>
/// <param name="File">The file's place among the sources.</param>
/// <param name="Text">The file after a round; each round's differs.</param>
/// <param name="Models">How many models it is about.</param>
internal sealed record Keystroke(string Name, int File, Func<int, string> Text, int Models)
{
    /// <summary>The project after a round.</summary>
    public CSharpCompilation Type(CSharpCompilation project, int round)
    {
        var path = $"File{File}.cs";
        return project.ReplaceSyntaxTree(
            project.SyntaxTrees.Single(tree => tree.FilePath == path), GeneratorHarness.Parse(Text(round), path));
    }
}
