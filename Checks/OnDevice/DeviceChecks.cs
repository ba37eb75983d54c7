using System.Runtime.InteropServices;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using DeclarativeNet.Zoo;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary>What is checked of a device.</summary>
internal static class DeviceChecks
{
    /// <summary>How far a weight may be off after some steps in 32 bits.</summary>
    private const double WeightTolerance = 1e-3;

    /// <summary>What each check is about, and the check.</summary>
    /// <param name="device">The device.</param>
    /// <param name="folder">Where runs write their checkpoints.</param>
    public static IEnumerable<(string What, Func<CancellationToken, Task<Outcome>> Check)> Of(Device device, string folder)
    {
        ModelDefinition[] networks =
        [
            ResNet18.Definition, MobileNetV2.Definition, DenseNet121.Definition, GoogLeNet.Definition,
            EfficientNetB0.Definition, VitB16.Definition, ConvNeXtTiny.Definition,
        ];
        foreach (var network in networks)
            yield return ($"{network.Name}, scores and gradients", _ => Task.FromResult(Computed.Compare(network, isTraining: false, device)));
        yield return ("ResNet18, the same in training", _ => Task.FromResult(Computed.Compare(ResNet18.Definition, isTraining: true, device)));
        foreach (var optimizer in Enum.GetValues<Optimizer>())
            yield return ($"{optimizer}, weights after some steps", cancellation => Stepped(optimizer, device, folder, cancellation));
        foreach (var (number, run) in ResumedRun.All.Index())
            yield return ($"{run}, a run", cancellation => Ran(run, device, Path.Combine(folder, $"run-{number}"), cancellation));
        foreach (var run in FigureRun.All)
            yield return ($"sample data, {run.Name}", cancellation => run.Check(device, Path.Combine(folder, run.Name), cancellation));
        yield return ("too little memory", _ => Task.FromResult(Short(device)));
    }

    /// <summary>A network without anything random in it is trained on both devices.</summary>
    private static async Task<Outcome> Stepped(Optimizer optimizer, Device device, string folder, CancellationToken cancellation)
    {
        var recipe = LinearModel.Definition.Recipe with { Optimizer = optimizer, LearningRate = 0.01, WeightDecay = 0.01, Epochs = 2 };
        var weights = new List<string>();
        foreach (var name in new[] { "cpu", device.ToString() })
        {
            var options = new RunOptions { Device = name, Directory = Path.Combine(folder, $"{optimizer}-{name.Replace(':', '-')}") };
            await foreach (var _ in Trainer.Train(LinearModel.Definition, Sides.Split(), recipe, options, cancellation))
            {
            }
            weights.Add(Path.Combine(options.Directory, "last.safetensors"));
        }
        using var scope = NewDisposeScope();
        using var here = StateDictionary.Load(LinearModel.Definition.Create(), weights[0]).OrThrow();
        using var there = StateDictionary.Load(LinearModel.Definition.Create(), weights[1]).OrThrow();
        var difference = here.parameters().Zip(there.parameters(), (one, other) => (one - other).abs().max().item<float>()).Max();
        return new(difference <= WeightTolerance, FormattableString.Invariant($"the largest difference {difference:E1}"));
    }

    /// <summary>A run with everything random in it comes to an end, and the CPU can use its weights.</summary>
    private static async Task<Outcome> Ran(ResumedRun run, Device device, string folder, CancellationToken cancellation)
    {
        var loss = double.NaN;
        await foreach (var happened in (run with { Device = device.ToString() }).Train(folder, cancellation))
        {
            if (happened is TrainingEvent.Completed completed)
                loss = completed.Evaluation.Loss;
        }
        using var network = StateDictionary.Load(TinyNetwork.Definition.Create(), Path.Combine(folder, "last.safetensors")).OrThrow();
        return new(double.IsFinite(loss) && Devices.Of(network).type == DeviceType.CPU, FormattableString.Invariant($"loss {loss:F3}"));
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
