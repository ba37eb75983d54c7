using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Averages;

/// <summary>Runs that average their last epochs' weights.</summary>
public sealed class AveragedRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Statistics_of_data_sorted_by_class_are_those_of_mixed_batches()
    {
        var size = new PictureSize(1, 8, 8);
        var shades = Enumerable.Range(0, 40).Select(index => (Shade: index < 20 ? (byte)0 : byte.MaxValue, Label: index / 20));
        var sorted = new MemoryDataset("sorted", ["dark", "bright"], size, [.. shades.Select(of =>
            new LabelledPicture(Enumerable.Repeat(of.Shade, size.Volume).ToArray(), of.Label, "drawn"))]);
        var model = TinyNetwork.Definition with { Name = nameof(Normed), Create = () => new Normed() };
        var recipe = new Recipe { Epochs = 1, SwaEpochs = 1, BatchSize = 8, Seed = 3 };
        await foreach (var _ in Trainer.Train(
            model, new DataSplit(sorted, sorted), recipe, new RunOptions { Device = "cpu", Threads = 1, Directory = folder }))
        {
        }
        using var file = SafeTensors.Read(Path.Combine(folder, "averaged.safetensors")).OrThrow();
        Assert.Equal(0.5, file.Tensors["model/norm.running_mean"].data<float>()[0], 1e-5);
        // Half of the pixels are 0 and half are 1: a variance of 1/4, and of batches of one class each almost none.
        Assert.InRange(file.Tensors["model/norm.running_var"].data<float>()[0], 0.18, 0.27);
    }

    [Fact]
    public async Task The_pass_for_statistics_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new RunOptions { Device = "cpu", Threads = 1, Directory = folder };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var recipe = TinyNetwork.Definition.Recipe with { Epochs = 1, SwaEpochs = 1 };
            await foreach (var happened in Trainer.Train(TinyNetwork.Definition, Sides.Split(), recipe, options, cancellation.Token))
            {
                if (happened is TrainingEvent.Saved { Path: var path } && path.EndsWith("best.safetensors", StringComparison.Ordinal))
                    await cancellation.CancelAsync();
            }
        });
        Assert.False(File.Exists(Path.Combine(folder, "averaged.safetensors")));
        Assert.True(File.Exists(Path.Combine(folder, "last.safetensors")));
    }

    /// <summary>A batch norm of the pictures as they are.</summary>
    private sealed class Normed : Network
    {
        private readonly BatchNorm2d norm;
        private readonly Linear linear;

        public Normed()
            : base(nameof(Normed))
        {
            norm = Register("norm", nn.BatchNorm2d(1));
            linear = Register("classes", nn.Linear(64, 2));
        }

        public override Tensor forward(Tensor input)
        {
            using var normed = norm.call(input);
            using var flat = normed.flatten(1);
            return linear.call(flat);
        }
    }
}
