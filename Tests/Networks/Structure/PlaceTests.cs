using System.Reflection;
using DeclarativeNet.Generators.Tests;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Structure;

/// <summary>Records of all names and in all places run.</summary>
public sealed class PlaceTests
{
    private const string Values =
        "([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Map Stem, [GlobalAvgPool, Linear(3)] Logits Classes)";

    [Theory]
    [InlineData(2, "namespace A { [Model] public partial record Tiny$; } namespace B { [Model] public partial record Tiny$; }")]
    [InlineData(2, "[Model] public partial record Tiny$; [Model] public partial record TINY$;")]
    [InlineData(2, "public static partial class Outer { partial struct Middle { [Model] internal partial record Tiny$; } [Model] private partial record Tiny$; }")]
    [InlineData(1, "partial record Outer(int X) { partial interface IMiddle { [Model] public partial record Tiny$; } }")]
    [InlineData(1, "namespace A; [Model] internal sealed partial record Tiny$;")]
    [InlineData(1, "public abstract record Base(int Number) { public string Note => $\"{Number}\"; public override string ToString() => Note; } [Model] public partial record Tiny$ : Base(3);")]
    [InlineData(2, "[Model] public partial record Tiny$; [Model] public partial record Larger([Input(1, 8, 8)] Image X, [GlobalAvgPool, Linear(3)] Logits Y) : Tiny(X, default, Y);")]
    [InlineData(1, "[Model] public partial record Tiny$ { public int Twice => 2 * Side; private int Side { get; } = 8; public Map Stem { get; init; } = Stem; public static string Hello() => \"hello\"; }")]
    [InlineData(1, "[Model] [method: System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public partial record Tiny$ { public required string Note { get; init; } = \"\"; }")]
    [InlineData(1, "public partial class Outer { [Block] private sealed partial record Part<T>([Input(\"C H W\")] Map X, [Conv2d(4, 1)] Map Out); [Model] public partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Part<int>>, Use<Part<string>>] Map Stem, [GlobalAvgPool, Linear(3)] Logits Classes); }")]
    [InlineData(1, "[Block] file sealed record Part([Input(\"C H W\")] Map X, [Conv2d(4, 1)] Map Out); [Model] public partial record Tiny([Input(1, 8, 8)] Image Pixels, [Use<Part>] Map Stem, [GlobalAvgPool, Linear(3)] Logits Classes);")]
    public void ItRuns(int models, string source)
    {
        var project = GeneratorHarness.Generate(source.Replace("$;", Values + ";").Replace("$ ", Values + " "));
        Assert.Empty(project.CompilerMessages.Select(message => message.ToString()));

        var records = project.Load().GetTypes().Where(type => type.GetNestedType("Net") is not null).ToList();

        Assert.Equal(models, records.Count);
        Assert.All(records, record =>
        {
            using var net = (Network)record.GetMethod("Create")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [1L, null, null], null)!;
            using var pixels = zeros(2, 1, 8, 8);
            using var scores = net.call(pixels);
            using var trace = (IDisposable)net.GetType().GetMethod("Trace")!
                .Invoke(net, BindingFlags.DoNotWrapExceptions, null, [new Image(pixels)], null)!;
            Assert.Equal([2, 3], scores.shape);
        });
    }

    [Fact]
    public void AGenericRecordRuns()
    {
        var project = GeneratorHarness.Generate($"[Model] public partial record Tiny<T>{Values}; [Model] public partial record Tiny<T, U>{Values} where T : class;");
        Assert.Empty(project.CompilerMessages.Select(message => message.ToString()));
        var assembly = project.Load();

        using var one = Made(assembly.GetType("Tiny`1")!.MakeGenericType(typeof(int)));
        using var two = Made(assembly.GetType("Tiny`2")!.MakeGenericType(typeof(string), typeof(int)));
        // The seed is torch's own, and tests beside this one draw from it as well.
        using (no_grad())
        {
            foreach (var (parameter, same) in two.parameters().Zip(one.parameters()))
                parameter.copy_(same);
        }

        using var pixels = ones(2, 1, 8, 8);
        using var first = one.call(pixels);
        using var second = two.call(pixels);

        Assert.True(first.allclose(second));

        static Network Made(Type record) => (Network)record.GetMethod("Create")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [1L, null, null], null)!;
    }
}
