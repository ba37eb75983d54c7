using System.Collections.Immutable;
using DeclarativeNet.Data.Sample;
using DeclarativeNet.Tests.Augmentations;
using DeclarativeNet.Torch;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary>A training run on the sample data, after which the CPU has to find the network as good as the device does.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Recipe">How it learns.</param>
/// <param name="AtLeast">The accuracy that it has to reach.</param>
internal sealed record FigureRun(string Name, Recipe Recipe, double AtLeast)
{
    /// <summary>How far the accuracies may differ: a few pictures lie between two classes.</summary>
    private const double Tolerance = 0.003;

    private const int BatchSize = 256;

    /// <summary>As it is declared; in half the bits where the backend has them; with all that changes pictures and weights at once.</summary>
    public static ImmutableArray<FigureRun> All { get; } =
    [
        new("plain", FigureNet.Definition.Recipe, 0.95),
        .. Halved == Precision.Float32 ? [] : (FigureRun[])[new("bfloat16", FigureNet.Definition.Recipe with { Precision = Halved }, 0.95)],
        new("everything at once", FigureNet.Definition.Recipe with
        {
            Precision = Halved,
            GradientClip = 1,
            Accumulation = 2,
            Ema = 0.99,
            ClassBalance = ClassBalance.Sampling,
            Objective = FigureNet.Definition.Recipe.Objective with { LabelSmoothing = 0.1 },
            Augmentation = EveryAugmentation.Together with { Mixup = 0.2, Cutmix = 1 },
        }, 0.15), // ten classes: it has learned something, of pictures that are hard to make out
    ];

    private static Precision Halved => Autocast.Absent is null ? Precision.BFloat16 : Precision.Float32;

    /// <summary>Trains on a device, and measures on both.</summary>
    public async Task<Outcome> Check(Device device, string folder, CancellationToken cancellation)
    {
        var model = FigureNet.Definition;
        var data = SampleData.Draw(model.Input, seed: 1).OrThrow();
        var options = new RunOptions { Device = device.ToString(), Directory = folder };
        var pace = 0.0;
        await foreach (var happened in Trainer.Train(model, data, Recipe, options, cancellation))
        {
            if (happened is TrainingEvent.EpochCompleted { Result.PicturesPerSecond: { } pictures })
                pace = pictures;
        }

        var weights = Path.Combine(folder, "last.safetensors");
        var (here, there) = (Accuracy(CPU), Accuracy(device));
        return new(
            there >= AtLeast && Math.Abs(here - there) <= Tolerance,
            FormattableString.Invariant($"accuracy {there:F4} and on the CPU {here:F4}, asked {AtLeast:F2}, {pace:N0} pictures/s"));

        double Accuracy(Device where)
        {
            using var network = StateDictionary.Load(model.Create(), weights).OrThrow();
            network.to(where);
            return Evaluator.Evaluate(model, Recipe, network, data.Test!, BatchSize, cancellation).OrThrow().Accuracy;
        }
    }
}
