using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Tests.Incremental;

/// <summary>Records are not parsed again after every keystroke; whatever changes what one means has to be noticed all the same.</summary>
public sealed class RecordMemoryTests
{
    private static readonly string[] Project =
    [
        """
        namespace Sample;

        [Model]
        public sealed partial record Net1(
            [Input(3, 32, 32)]                                  Image  Pixels,
            [Conv2d(Sizes.Width, 3), Relu, Custom<Doubled>("C H W -> C H W", Sizes.Factor)] Map Stem,
            [Use<Tail>(Sizes.Width)]                            Map    Body,
            [GlobalAvgPool, Linear(10)]                         Logits Classes);
        """,
        "namespace Sample; public static class Sizes { public const int Width = Base.Width * 2; public const int Factor = 2; }",
        "namespace Sample; public static class Base { public const int Width = 4; public static int Now => 1; public static int Late = 1; }",
        """
        namespace Sample;

        [Block]
        public sealed partial record Tail(
            int Width,
            [Input("C H W")] Map X,
            [Conv2d(nameof(Width), 1)] Map Out);
        """,
        """
        namespace Sample;

        public sealed class Doubled(int factor) : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>("doubled")
        {
            public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => input * factor;
        }
        """,
    ];

    [Theory]
    [InlineData("File2.cs", "Width = 4", "Width = 8")]
    [InlineData("File1.cs", "Base.Width * 2", "Base.Width * 3")]
    [InlineData("File1.cs", "const int Factor", "const long Factor")]
    [InlineData("File3.cs", "nameof(Width), 1)", "nameof(Width), 1), Relu")]
    [InlineData("File3.cs", "[Block]", "")]
    [InlineData("File3.cs", "int Width,", "[Default(4)] int Width, [Default(1)] int Stride,")]
    [InlineData("File4.cs", "Doubled(int factor)", "Doubled(string factor)")]
    [InlineData("File4.cs", "sealed class Doubled", "abstract class Doubled")]
    [InlineData("File2.cs", "namespace Sample;", "namespace Sample; public class ReluAttribute : System.Attribute; ")]
    [InlineData("File2.cs", "namespace Sample;", "namespace Sample; public class torch; ")]
    [InlineData("File2.cs", "namespace Sample;", "namespace Sample; public partial record Net1 { public int Recipe => 1; } ")]
    [InlineData("GlobalUsings.cs", "global using DeclarativeNet;", "")]
    public void What_another_file_changes_is_noticed(string file, string what, string by)
    {
        var before = GeneratorHarness.Project(Project);
        var driver = GeneratorHarness.Driver().RunGenerators(before);
        var edited = before.With(file, text => text.Contains(what, StringComparison.Ordinal)
            ? text.Replace(what, by)
            : throw new InvalidOperationException($"{file} has no {what}."));

        var remembered = Texts(driver.RunGenerators(edited));

        Assert.Equal(Texts(GeneratorHarness.Driver().RunGenerators(ParsedAnew(edited))), remembered);
        Assert.NotEqual(Texts(driver), remembered);
    }

    [Theory]
    [InlineData("Now => 1", "Now => 2")]
    [InlineData("Late = 1", "Late = 2")]
    [InlineData("public static class Base", "[Serializable] public static class Base")]
    public void What_no_other_file_can_see_changes_nothing(string what, string by)
    {
        var before = GeneratorHarness.Project(Project);
        var reasons = Pipeline.Rerun(before, before.With("File2.cs", text => text.Replace(what, by)));

        Assert.All(reasons, step => Assert.True(
            step.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step.Step}: {step.Reason}"));
    }

    /// <summary>The same project of files that nothing is remembered of.</summary>
    private static CSharpCompilation ParsedAnew(CSharpCompilation project) => project.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(project.SyntaxTrees.Select(tree => GeneratorHarness.Parse(tree.ToString(), tree.FilePath)));

    private static string Texts(GeneratorDriver driver) =>
        string.Join('\n', driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.SourceText.ToString()));
}
