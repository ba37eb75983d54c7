using DeclarativeNet.Networks.Tests.Oracle;
using DeclarativeNet.Tests;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests;

/// <summary>Generated networks compute what PyTorch computes with the same weights: scores, loss, every gradient, running statistics.</summary>
public sealed class PyTorchTests
{
    /// <summary>
    /// Largest difference allowed, against the largest number of the tensor compared, or <see cref="Least"/> where that is smaller.
    /// </summary>
    private const double Tolerance = 1e-5;

    /// <summary>Gradients smaller than this are compared as numbers of this size: some are zero but for rounding.</summary>
    private const double Least = 1e-2;

    private static readonly Dictionary<string, string> NoMetadata = [];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, OracleCase.All.Count)];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Forward_and_gradients_are_those_of_PyTorch(int index)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var (definition, size, training) = OracleCase.All[index];
        var folder = Directory.CreateTempSubdirectory("declarativenet-");
        try
        {
            manual_seed(index);
            using var net = definition.Create();
            net.train(training);
            using var images = randn(4, definition.Input.Channels, size, size);
            using var labels = randint(definition.Classes, [4], dtype: ScalarType.Int64);
            Saved(StateDictionary.Save(net, Path.Combine(folder.FullName, "weights.safetensors")));
            Saved(SafeTensors.Write(
                Path.Combine(folder.FullName, "batch.safetensors"), new Dictionary<string, Tensor> { ["images"] = images, ["labels"] = labels }, NoMetadata));
            PyTorch.Run("oracle.py", definition.Name, training ? "train" : "eval", folder.FullName);

            using var logits = net.forward(images);
            using var loss = nn.functional.cross_entropy(logits, labels);
            loss.backward();

            var read = SafeTensors.Read(Path.Combine(folder.FullName, "result.safetensors"));
            using var expected = Assert.IsType<Result<TensorFile>.Ok>(read).Value;
            var found = new Dictionary<string, Tensor> { ["logits"] = logits, ["loss"] = loss };
            foreach (var (name, parameter) in net.named_parameters())
                found[$"grad/{name}"] = parameter.grad!;
            foreach (var (name, buffer) in net.named_buffers())
                found[$"after/{name}"] = buffer;
            Assert.Equal(expected.Tensors.Keys.Order(), found.Keys.Order());
            foreach (var (name, tensor) in found)
                AssertClose(name, expected.Tensors[name], tensor);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertClose(string name, Tensor expected, Tensor found)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, found.shape);
        var scale = Math.Max(Least, expected.abs().max().item<float>());
        var difference = (expected - found.detach().to(ScalarType.Float32)).abs().max().item<float>();
        Assert.True(difference <= Tolerance * scale, $"{name} differs from PyTorch's by {difference} (largest number {scale}).");
    }

    private static void Saved(Result<string> written) => Assert.IsType<Result<string>.Ok>(written);
}
