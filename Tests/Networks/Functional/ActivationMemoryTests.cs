using System.Globalization;
using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Tests;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>
/// The bytes that a training step keeps are those that PyTorch's autograd saves; a picture more saves so many bytes more. Only networks
/// that PyTorch computes in the same way are compared: it writes over its input what is told to, and copies sequences for its attention.
/// </summary>
public sealed class ActivationMemoryTests
{
    [SkippableTheory]
    [InlineData("KerasCnn")]
    [InlineData("Branches")]
    [InlineData("ResNet18")]
    [InlineData("Convolutions")]
    [InlineData("Activations")]
    [InlineData("Normalisations")]
    [InlineData("Perceptron")]
    [InlineData("Attending")]
    [InlineData("Gated")]
    [InlineData("Resized")]
    public void Kept_bytes_are_those_that_autograd_saves(string model)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var (definition, size, _) = OracleCase.All.First(one => one.Definition.Name == model);

        var saved = PyTorch.Run(
            "oracle.py",
            model, "memory", size.ToString(CultureInfo.InvariantCulture), definition.Input.Channels.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(long.Parse(saved, CultureInfo.InvariantCulture), definition.Summary.TrainingBytes.At(size, size));
        Assert.Equal(
            definition.Summary.TrainingBytes.At(size, size),
            definition.Summary.Rows.Where(row => row.Depth == 0).Sum(row => row.TrainingBytes.At(size, size)));
    }
}
