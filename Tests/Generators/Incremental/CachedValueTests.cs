using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DeclarativeNet.Generators.Tests.Metadata;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Incremental;

/// <summary>A step that held a symbol would hold the compilation of every keystroke.</summary>
public sealed class CachedValueTests
{
    private const string Everything = """
        using Library;

        public sealed class Scale() : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>(nameof(Scale))
        {
            public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => 2 * input;
        }

        [Model, Loss(Loss.Focal, Gamma = 1.5), Budget(MaxParameters = 1_000_000)]
        public sealed partial record Everything(
            [Input(3, 16, 16)]                                              Image  Pixels,
            [Conv2d(8, 3, Padding = 1), Custom<Scale>("C H W -> C H W")]    Map    Stem,
            [GlobalAvgPool, Linear(10), Auxiliary]                          Logits Early,
            [From(nameof(Stem)), Use<Unit>(8)]                              Map    Body,
            [Use<Merge>(With = [nameof(Stem)])]                             Map    Merged,
            [GlobalAvgPool, Output]                                         Vector Features,
            [Linear(10), Output]                                            Logits Classes);
        """;

    private static readonly Type[] Forbidden = [typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(AttributeData)];

    [Fact]
    public void NoStepHoldsAnythingOfTheCompiler()
    {
        var wrong = Samples.KerasCnn.Replace("[Flatten, ", "[").Replace("KerasCnn", "Wrong");
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        var project = GeneratorHarness.Project(Samples.KerasCnn, Samples.BasicBlock, Samples.ResNet18, wrong, Everything)
            .AddReferences(Library.Image(Library.Named("Blocks", Library.Blocks)));
        foreach (var value in Pipeline.Cached(project))
            Walk(value, value.GetType().Name, seen);

        // A walk that stopped at the surface would find nothing either.
        Assert.Contains(seen, value => value is Model.Node { Member: "Conv2d" });
        Assert.Contains(seen, value => value is Model.Finding);
        Assert.Contains(seen, value => value is Model.CustomLayer);
        Assert.Contains(seen, value => value is Model.Declaration { IsForeign: true });
        Assert.Contains(seen, value => value is Model.RecipeDeclaration { Loss.Count: > 0, Budget.Count: > 0 });
        Assert.Contains(seen, value => value is Model.Network { Outputs.Count: 2, Heads.Count: 1 });
        Assert.Contains(seen, value => value is Model.Argument { Name: "With" });
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        Assert.False(Array.Exists(Forbidden, type => type.IsInstanceOfType(value)), $"{path} holds a {value.GetType()}");
        Assert.False(value is Delegate, $"{path} holds a delegate, and with it whatever that closes over");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
            return;
        }

        if (value is ITuple tuple)
        {
            for (var index = 0; index < tuple.Length; index++)
                Walk(tuple[index], $"{path}.{index}", seen);
            return;
        }

        foreach (var field in Fields(value.GetType()))
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));
}
