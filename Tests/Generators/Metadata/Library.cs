using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Tests.Metadata;

/// <summary>Projects compiled to assemblies that other projects refer to.</summary>
internal static class Library
{
    /// <summary>Blocks with hyperparameters of every type, with and without defaults, one inside the other.</summary>
    public const string Blocks = """
        namespace Library;

        public enum Kind { Plain, Active }

        [Block]
        public sealed partial record Unit(
            int Width, [Default(Kind.Active)] Kind Kind, [Default(true)] bool Normed, [Default("same")] string Padded, [Default(0.25)] double Rate,
            [Input("C H W")] Map X,
            [Conv2d(nameof(Width), 3, Padding = "Padded == 'same' ? 1 : 0"), BatchNorm(When = nameof(Normed)),
             Relu(When = "Kind == Kind.Active"), Dropout(nameof(Rate))] Map Out);

        [Block]
        public sealed partial record Stage(
            int Width, [Default(2)] int Depth,
            [Input("C H W")] Map X,
            [Use<Unit>("Width + 4 * Index", "Index > 0 ? Kind.Plain : Kind.Active", false, Repeat = nameof(Depth))] Map Body,
            [Use<Unit>(nameof(Width), Repeat = 2)] Map Out);

        [Block]
        public sealed partial record Merge([Input("C H W")] Map X, [Input("K H W")] Map Skip, [Concat(nameof(X), nameof(Skip))] Map Out);
        """;

    /// <summary>What is referred to when only the assembly's bytes are known, as of a package.</summary>
    public static MetadataReference Image(CSharpCompilation library)
    {
        using var image = new MemoryStream();
        var result = library.Emit(image);
        Silence.Assert(result.Diagnostics.Where(message => message.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A project with another assembly's name, so that several can be loaded.</summary>
    public static CSharpCompilation Named(string name, string source, params MetadataReference[] references) =>
        GeneratorHarness.Project(source).WithAssemblyName(name).AddReferences(references);
}
