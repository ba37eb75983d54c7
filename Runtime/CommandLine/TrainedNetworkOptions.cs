using System.CommandLine;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that say which trained network to take, and where to run it.</summary>
/// <param name="model">The model.</param>
internal sealed class TrainedNetworkOptions(ModelDefinition model)
{
    private readonly Option<string> weights = new("--weights")
    {
        Description = "A checkpoint that a training run has written, such as runs/…/best.safetensors",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string> device = Options.Device();
    private readonly Option<int?> threads = Options.Threads();

    private readonly Option<int?> batchSize = Options.Number<int>(
        "--batch-size", "Pictures at a time (default: as in training)", "count");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(weights);
        command.Add(device);
        command.Add(threads);
        command.Add(batchSize);
    }

    /// <summary>What of them is out of its range, if anything; it stands at the option's property.</summary>
    public Failure? Broken(ParseResult parsed) =>
        RunRules.Broken(new RunOptions { Threads = parsed.GetValue(threads) })
        ?? (parsed.GetValue(batchSize) is { } size ? RunRules.Broken(new Recipe { BatchSize = size }) : null);

    /// <summary>Makes the network and reads its weights.</summary>
    /// <returns>The network, owned by the caller, or why there is none.</returns>
    public Result<TrainedNetwork> Open(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(weights);
        set_num_threads(parsed.GetValue(threads) ?? Environment.ProcessorCount);
        return Checkpoint.Read(path).Bind(checkpoint =>
            Devices.Find(parsed.GetValue(device)!).Bind(place =>
            {
                var network = model.Create();
                return StateDictionary.Load(network, path).Match<Result<TrainedNetwork>>(
                    _ => new TrainedNetwork(checkpoint, network.to(place), place)
                    {
                        BatchSize = parsed.GetValue(batchSize) ?? checkpoint.Recipe.BatchSize,
                    },
                    failure =>
                    {
                        network.Dispose();
                        return failure;
                    });
            }));
    }
}

/// <summary>A network with the weights of a checkpoint; it owns the network.</summary>
/// <param name="Checkpoint">What the checkpoint says.</param>
/// <param name="Network">The network, on <paramref name="Device"/>.</param>
/// <param name="Device">Where it is.</param>
internal sealed record TrainedNetwork(Checkpoint Checkpoint, Network Network, Device Device) : IDisposable
{
    /// <summary>Pictures at a time.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The pictures it was trained on, as what data have to be.</summary>
    public InputShape Input => new(Checkpoint.Size.Channels, Checkpoint.Size.Height, Checkpoint.Size.Width);

    /// <summary>Releases the network.</summary>
    public void Dispose() => Network.Dispose();
}
