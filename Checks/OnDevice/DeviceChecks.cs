using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using DeclarativeNet.Zoo;
using static TorchSharp.torch;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary>What is checked of a device.</summary>
internal static class DeviceChecks
{
    /// <summary>How far numbers of 64 bits may differ: only the order of sums is left.</summary>
    private const double ExactTolerance = 1e-8;

    /// <summary>
    /// How far those of 32 bits may, where no convolution rounds its factors: most stay below 1e-5, but where a number is on the other side of a
    /// ReLU, or another one of a window the largest, a small gradient goes elsewhere.
    /// </summary>
    private const double FloatTolerance = 0.01;

    /// <summary>How far the weights of a layer may be off after ten steps in 32 bits.</summary>
    private const double WeightTolerance = 1e-4;

    /// <summary>How far those of a run may be that was broken off and has gone on: other draws after that would show.</summary>
    private const double ResumedTolerance = 0.01;

    private static readonly ImmutableArray<Computed> Networks =
    [
        .. new[]
        {
            ResNet18.Definition, MobileNetV2.Definition, DenseNet121.Definition, GoogLeNet.Definition,
            EfficientNetB0.Definition, VitB16.Definition, ConvNeXtTiny.Definition,
        }.Select(Computed.Of),
        new(nameof(UNet), () => UNet.Create(), new(3, null, null), scores => scores.square().mean()),
    ];

    /// <summary>What each check is about, and the check.</summary>
    /// <param name="device">The device.</param>
    /// <param name="folder">Where runs write their checkpoints.</param>
    public static IEnumerable<(string What, Func<CancellationToken, Task<Outcome>> Check)> Of(Device device, string folder)
    {
        foreach (var network in Networks)
        {
            yield return ($"{network.Name}, 64 bits", _ => Task.FromResult(network.Compare(device, ScalarType.Float64, ExactTolerance)));
            yield return ($"{network.Name}, 32 bits", _ => Task.FromResult(network.Compare(device, ScalarType.Float32, FloatTolerance)));
        }
        yield return ("ResNet18, 64 bits, in training", _ => Task.FromResult(
            Networks[0].Compare(device, ScalarType.Float64, ExactTolerance, isTraining: true)));
        foreach (var optimizer in Enum.GetValues<Optimizer>())
            yield return ($"{optimizer}, ten steps", cancellation => Stepped(optimizer, device, folder, cancellation));
        foreach (var (number, run) in ResumedRun.All.Index())
            yield return ($"{run}, broken off", cancellation => Resumed(run, device, Path.Combine(folder, $"run-{number}"), cancellation));
        foreach (var run in FigureRun.All)
            yield return ($"sample data, {run.Name}", cancellation => run.Check(device, Path.Combine(folder, run.Name), cancellation));
        yield return ("too little memory", _ => Task.FromResult(Short(device)));
    }

    /// <summary>A network without anything random in it is trained on both devices.</summary>
    private static async Task<Outcome> Stepped(Optimizer optimizer, Device device, string folder, CancellationToken cancellation)
    {
        var recipe = LinearModel.Definition.Recipe with
        {
            Optimizer = optimizer,
            LearningRate = 0.01,
            WeightDecay = 0.1,
            BatchSize = 8,
            Epochs = 2,
        };
        var folders = new List<string>();
        foreach (var name in new[] { "cpu", device.ToString() })
        {
            var options = new RunOptions { Device = name, Directory = Path.Combine(folder, $"{optimizer}-{name.Replace(':', '-')}") };
            await Finish(Trainer.Train(LinearModel.Definition, Sides.Split(), recipe, options, cancellation), name);
            folders.Add(options.Directory);
        }
        return Compare(folders[0], folders[1], WeightTolerance);
    }

    /// <summary>
    /// A run with everything random in it is broken off after its first checkpoint and goes on; it has to end as one that nobody has disturbed.
    /// </summary>
    private static async Task<Outcome> Resumed(ResumedRun run, Device device, string folder, CancellationToken cancellation)
    {
        var there = run with { Device = device.ToString() };
        var (whole, broken) = (Path.Combine(folder, "whole"), Path.Combine(folder, "broken"));
        await Finish(there.Train(whole, cancellation), there.Device);
        await foreach (var happened in there.Train(broken, cancellation))
        {
            if (happened is TrainingEvent.Saved)
                break;
        }
        if (ResumedRun.Place(broken) is 0 or ResumedRun.Steps)
            return new(false, "there was no checkpoint to go on from");
        await Finish(there.Train(broken, cancellation), there.Device);
        return Compare(whole, broken, ResumedTolerance);
    }

    /// <summary>Lets a run come to its end, on the device that was asked for.</summary>
    private static async Task Finish(IAsyncEnumerable<TrainingEvent> run, string device)
    {
        await foreach (var happened in run)
        {
            if (happened is TrainingEvent.Started { Run.Device: var found } && found != device)
                throw new InvalidOperationException($"the run is on {found}");
        }
    }

    /// <summary>Compares the networks in the last checkpoints of two folders.</summary>
    private static Outcome Compare(string one, string other, double tolerance)
    {
        using var scope = NewDisposeScope();
        return Computed.Compare(Weights(one), Weights(other), tolerance);

        static ImmutableDictionary<string, Tensor> Weights(string folder)
        {
            using var file = SafeTensors.Read(Path.Combine(folder, "last.safetensors")).OrThrow();
            return StateDictionary.Weights(file).ToImmutableDictionary(named => named.Key, named => named.Value.to(ScalarType.Float64).clone());
        }
    }

    /// <summary>What does not fit is told of as such.</summary>
    private static Outcome Short(Device device)
    {
        try
        {
            using var tooLarge = zeros([1L << 42], ScalarType.Float32, device);
            return new(false, "16 TiB fit");
        }
        catch (ExternalException problem)
        {
            var failure = TorchFailures.Of(problem, "a tensor", "make it smaller").ToString();
            return new(failure.Contains("not enough memory for it", StringComparison.Ordinal), failure);
        }
    }
}
