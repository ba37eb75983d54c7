using System.Globalization;
using DeclarativeNet.Generators.Tests;
using DeclarativeNet.Networks.Tests.Oracle;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>
/// The bytes that a training step keeps are those that PyTorch's autograd saves; a picture more saves so many bytes more. Only networks
/// that PyTorch computes in the same way are compared: it writes no activation but relu's over its input without keeping both.
/// </summary>
public sealed class ActivationMemoryTests
{
    [SkippableTheory]
    [InlineData("KerasCnn")]
    [InlineData("Branches")]
    [InlineData("ResNet18")]
    public void Kept_bytes_are_those_that_autograd_saves(string model)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var (definition, size, _) = OracleCase.All.First(one => one.Definition.Name == model);

        var saved = PyTorch.Run(
            "oracle.py",
            model, "memory", size.ToString(CultureInfo.InvariantCulture), definition.Input.Channels.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(long.Parse(saved, CultureInfo.InvariantCulture), At(definition.Summary.TrainingBytes, size));
        Assert.Equal(
            At(definition.Summary.TrainingBytes, size),
            definition.Summary.Rows.Where(row => row.Depth == 0).Sum(row => At(row.TrainingBytes, size)));
    }

    /// <summary>A formula is also an expression of C#.</summary>
    private static long At(Quantity bytes, int size) => bytes.Value ?? (long)GeneratorHarness
        .Generate($"public static class Formula {{ public static long Value(long H, long W) => {bytes.Formula}; }}")
        .Load().GetType("Formula")!.GetMethod("Value")!.Invoke(null, [(long)size, (long)size])!;
}
