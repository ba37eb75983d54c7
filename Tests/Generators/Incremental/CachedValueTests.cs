using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Incremental;

/// <summary>A step that held a symbol would hold the compilation of every keystroke.</summary>
public sealed class CachedValueTests
{
    private static readonly Type[] Forbidden = [typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(AttributeData)];

    [Fact]
    public void NoStepHoldsAnythingOfTheCompiler()
    {
        var wrong = Samples.KerasCnn.Replace("[Flatten, ", "[").Replace("KerasCnn", "Wrong");
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (var value in Pipeline.Cached(GeneratorHarness.Project(Samples.KerasCnn, Samples.BasicBlock, Samples.ResNet18, wrong)))
            Walk(value, value.GetType().Name, seen);

        // A walk that stopped at the surface would find nothing either.
        Assert.Contains(seen, value => value is Model.Node { Member: "Conv2d" });
        Assert.Contains(seen, value => value is Model.Finding);
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
