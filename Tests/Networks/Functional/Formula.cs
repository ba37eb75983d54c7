using DeclarativeNet.Generators.Tests;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>A quantity's formula is also an expression of C#.</summary>
internal static class Formula
{
    /// <summary>The quantity for pictures of a height and a width.</summary>
    public static long At(this Quantity quantity, long height, long width) => quantity.Value ?? (long)GeneratorHarness
        .Generate($"public static class Formula {{ public static long Value(long H, long W) => {quantity.Formula}; }}")
        .Load().GetType("Formula")!.GetMethod("Value")!.Invoke(null, [height, width])!;
}
