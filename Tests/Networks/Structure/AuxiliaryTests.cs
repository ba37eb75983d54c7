using DeclarativeNet.Data;
using DeclarativeNet.Tests;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Structure;

/// <summary>Heads that are there in training only.</summary>
[Collection(Alone.Name)]
public sealed class AuxiliaryTests
{
    [Fact]
    public void OutsideTrainingTheNetworkIsTheOneWithoutHeads()
    {
        using var deep = Deep.Create(seed: 5);
        using var plain = Plain.Create(seed: 6);
        var source = deep.state_dict();
        using (no_grad())
        {
            foreach (var (name, tensor) in plain.state_dict())
                tensor.copy_(source[name]);
        }

        using var pixels = rand(3, 1, 8, 8);
        using var expected = plain.call(pixels);
        deep.eval();
        using var evaluated = deep.call(pixels);
        deep.train();
        using var trained = deep.Forward(new Image(pixels)).Tensor;

        Assert.True(evaluated.allclose(expected, 0, 0));
        Assert.True(trained.allclose(expected, 0, 0));
    }

    [Fact]
    public void TheSummaryCountsWithAndWithoutHeads()
    {
        const long Heads = (4 * 6) + 6 + (2 * 6) + (6 * 2) + 2 + (8 * 2) + 2;

        Assert.Equal(Heads, Deep.Summary.AuxiliaryParameters);
        Assert.Equal(Plain.Summary.Parameters, Deep.Summary.Parameters - Heads);
        Assert.Equal(Plain.Summary.MultiplyAccumulates, Deep.Summary.MultiplyAccumulates);
        Assert.Equal(0, Plain.Summary.AuxiliaryParameters);
    }

    [Fact]
    public void TheLossIsTheStatedSumAndItsGradientsReachTheHeads()
    {
        using var net = Deep.Create(seed: 5);
        using var pixels = rand(3, 1, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 1 });
        using var trace = net.Trace(new Image(pixels));
        var expected = Entropy(trace.Classes, labels) + (0.25 * Entropy(trace.Early, labels)) + (0.3 * Entropy(trace.Late, labels));

        using var scores = net.ForwardInTraining(pixels);
        using var loss = scores.Loss(logits => nn.functional.cross_entropy(logits, labels));
        loss.backward();

        Assert.Equal(expected, loss.item<float>(), 5);
        Assert.All(net.named_parameters(), named => Assert.True(named.parameter.grad?.abs().sum().item<float>() > 0, named.name));
    }

    [Fact]
    public void ThePureViewHasTheSameLoss()
    {
        using var net = Deep.Create(seed: 5);
        using var pixels = rand(3, 1, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 1 });
        using var scores = net.ForwardInTraining(pixels);
        using var expected = scores.Loss(logits => nn.functional.cross_entropy(logits, labels));

        using var parameters = Deep.Parameters.Of(net);
        var (loss, gradients) = Deep.ValueAndGradient(parameters, new Batch(pixels, labels));
        using (loss)
        using (gradients)
        {
            Assert.Equal(expected.item<float>(), loss.item<float>(), 5);
            Assert.True(gradients.Early.Linear.Weight.abs().sum().item<float>() > 0);
        }
    }

    [Fact]
    public async Task ATrainingRunMovesTheHeads()
    {
        var before = Sums(Deep.Create(seed: 7));
        var folder = Directory.CreateTempSubdirectory("heads").FullName;
        try
        {
            var options = new RunOptions { Device = "cpu", Threads = 1, Directory = folder };
            await foreach (var _ in Deep.Train(new DataSplit(new Halves(), new Halves()), Deep.Recipe with { Seed = 7 }, options))
            {
            }

            using var trained = new Deep.Net();
            Assert.IsType<Result<Deep.Net>.Ok>(StateDictionary.Load(trained, Path.Combine(folder, "last.safetensors")));
            var after = Sums(trained);
            Assert.Equal(before.Keys, after.Keys);
            Assert.All(before.Keys.Where(name => name.EndsWith(".weight", StringComparison.Ordinal)), name => Assert.NotEqual(before[name], after[name]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void NoTensorIsLeftBehindInEitherMode()
    {
        using var net = Deep.Create(seed: 5);
        using var pixels = rand(3, 1, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 1 });
        Step();
        var before = LiveTensors.Settled();
        for (var step = 0; step < 5; step++)
            Step();

        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using (var scores = net.ForwardInTraining(pixels))
            {
                using var loss = scores.Loss(logits => nn.functional.cross_entropy(logits, labels));
            }

            using var result = net.call(pixels);
            using var trace = net.Trace(new Image(pixels));
        }
    }

    private static double Entropy(Logits logits, Tensor labels)
    {
        using var loss = nn.functional.cross_entropy(logits.Tensor, labels);
        return loss.item<float>();
    }

    private static SortedDictionary<string, float> Sums(Deep.Net net)
    {
        using (net)
            return new(net.named_parameters().ToDictionary(named => named.name, named => named.parameter.sum().item<float>()), StringComparer.Ordinal);
    }

    /// <summary>Pictures that are bright in their upper half (class 0) or their lower one (class 1).</summary>
    private sealed class Halves : IDataset
    {
        public string Name => "halves";

        public System.Collections.Immutable.ImmutableArray<string> Classes { get; } = ["upper", "lower"];

        public PictureSize Size { get; } = new(1, 8, 8);

        public Targets Targets { get; } = new Targets.Single([0, 1, 0, 1, 0, 1, 0, 1]);

        public string Origin(int index) => $"picture {index}";

        public Batch Read(ReadOnlySpan<int> indices)
        {
            var bytes = new byte[indices.Length * 64];
            var labels = new long[indices.Length];
            for (var row = 0; row < indices.Length; row++)
            {
                labels[row] = Targets[indices[row]].Classes[0];
                bytes.AsSpan((row * 64) + (labels[row] == 0 ? 0 : 32), 32).Fill((byte)(200 + indices[row]));
            }

            return new Batch(tensor(bytes, [indices.Length, 1, 8, 8]), tensor(labels));
        }
    }
}
