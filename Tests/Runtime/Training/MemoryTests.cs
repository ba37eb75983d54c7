using DeclarativeNet.Data;
using DeclarativeNet.Training;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

/// <summary>Nothing grows while a network learns. No other test may make tensors meanwhile: see <c>AssemblyInfo.cs</c>.</summary>
public class MemoryTests
{
    /// <summary>The first steps fill buffers and pools and have code compiled anew; the 5,000 after them are watched.</summary>
    private const int WarmUp = 2_000;

    private const int Steps = WarmUp + 5_000;

    /// <summary>Tensors of the batches that are read ahead, which are now more and now fewer: two for each of at most six.</summary>
    private const int ReadAhead = 12;

    [Theory]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.Sgd)]
    public async Task Memory_is_flat_over_five_thousand_steps(Optimizer optimizer)
    {
        var before = LiveTensors.Settled();
        var recipe = TinyNetwork.Definition.Recipe with
        {
            Optimizer = optimizer,
            Epochs = 1,
            BatchSize = 2,
            Augmentation = new Augmentation { HorizontalFlip = true, Shift = 0.1 },
        };
        var data = new DataSplit(new Sides(Steps * 2, 1), new Sides(16, 2));
        var tensors = new List<long>();
        var ((nativeBefore, managedBefore), (native, managed)) = ((0L, 0L), (0L, 0L));
        await foreach (var happened in Trainer.Train(TinyNetwork.Definition, data, recipe, new RunOptions { Device = "cpu", Threads = 1 }))
        {
            if (happened is not TrainingEvent.Stepped step)
                continue;
            if (step.Step > WarmUp)
                tensors.Add(Tensor.TotalCount);
            if (step.Step is WarmUp or Steps)
            {
                LiveTensors.Settled();
                (nativeBefore, managedBefore, native, managed) = (native, managed, Native(), GC.GetTotalMemory(forceFullCollection: true));
            }
        }
        Assert.True(nativeBefore > 0);
        Assert.InRange(native - nativeBefore, long.MinValue, 8 << 20);
        Assert.InRange(managed - managedBefore, long.MinValue, 1 << 20);
        Assert.InRange(tensors.Max() - tensors.Min(), 0, ReadAhead);
        Assert.Equal(before, LiveTensors.Settled());
    }

    /// <summary>
    /// Memory of the process but for what the garbage collector has taken from the system: how much room it keeps for objects to come is its own
    /// matter, and what objects take is looked at apart.
    /// </summary>
    private static long Native() => Environment.WorkingSet - GC.GetGCMemoryInfo().TotalCommittedBytes;
}
