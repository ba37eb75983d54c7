using System.Collections.Immutable;
using DeclarativeNet.Training.Optimizers;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Transfers;

/// <summary>Takes over what another network has learned.</summary>
public static class Transfer
{
    /// <summary>
    /// Loads the tensors of a file that have a name and shape of the network's, and leaves all others as they are: above all a last layer
    /// for another number of classes.
    /// </summary>
    /// <param name="network">The network; it is changed only where the result is a report.</param>
    /// <param name="path">
    /// A safetensors file: a checkpoint, or weights, such as PyTorch's that <c>safetensors.torch.save_file</c> has written.
    /// </param>
    /// <param name="renamings">How the file's tensors are called in the network; each is applied in turn.</param>
    /// <returns>What became of each tensor, or why the file cannot be used: not a single parameter fits, two have one name.</returns>
    public static Result<TransferReport> From(Network network, string path, params ImmutableArray<Renaming> renamings) =>
        TakeOver(network, path, newHead: false, renamings);

    /// <summary>As <see cref="From"/>; the last layer may stay as it was drawn even where the file's has its shape.</summary>
    internal static Result<TransferReport> TakeOver(Network network, string path, bool newHead, ImmutableArray<Renaming> renamings) =>
        SafeTensors.Read(path).Bind(file =>
        {
            using (file)
                return Renamed(StateDictionary.Weights(file), renamings, path).Bind(source => Load(network, source, newHead, path));
        });

    private static Result<TransferReport> Load(Network network, ImmutableDictionary<string, Tensor> source, bool newHead, string path)
    {
        var target = network.state_dict();
        var head = HeadOf(network);
        var report = new TransferReport(
            path,
            [
                .. target.Select(named => Row(named.Key, named.Value, source.GetValueOrDefault(named.Key), head, newHead)),
                .. source.Where(named => !target.ContainsKey(named.Key)).OrderBy(named => named.Key, StringComparer.Ordinal)
                    .Select(named => new TransferRow(named.Key, TransferOutcome.Unexpected, Shape(named.Value), "")),
            ]);
        var loaded = report.Rows.Where(row => row.Outcome == TransferOutcome.Loaded).Select(row => row.Name).ToHashSet();
        if (!network.named_parameters().Any(named => loaded.Contains(named.name)))
            return Foreign(target, source, path);
        using var without = no_grad();
        foreach (var name in loaded)
            target[name].copy_(source[name]);
        return report;
    }

    private static TransferRow Row(string name, Tensor target, Tensor? source, string? head, bool newHead)
    {
        var outcome = source is null ? TransferOutcome.Missing
            : newHead && LayerOf(name) == head ? TransferOutcome.NewHead
            : source.shape.SequenceEqual(target.shape) ? TransferOutcome.Loaded
            : LayerOf(name) == head ? TransferOutcome.NewHead
            : TransferOutcome.OtherShape;
        return new(name, outcome, source is null ? "" : Shape(source), Shape(target));
    }

    private static Result<ImmutableDictionary<string, Tensor>> Renamed(
        ImmutableDictionary<string, Tensor> tensors, ImmutableArray<Renaming> renamings, string path)
    {
        var renamed = tensors.ToLookup(named => renamings.Aggregate(named.Key, (name, renaming) => renaming.Apply(name)));
        return renamed.FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new Failure($"several of its tensors would be '{twice.Key}' in the network", path, "rename fewer of them")
            : renamed.ToImmutableDictionary(group => group.Key, group => group.Single().Value);
    }

    private static Failure Foreign(IEnumerable<KeyValuePair<string, Tensor>> wanted, IEnumerable<KeyValuePair<string, Tensor>> found, string path) => new(
        $"no parameter of the network is in this file in its shape: the network has {First(wanted)}, the file {First(found)}",
        path,
        "give weights of this architecture, and renamings where their names differ");

    private static string First(IEnumerable<KeyValuePair<string, Tensor>> tensors) =>
        tensors.OrderBy(named => named.Key, StringComparer.Ordinal).Select(named => $"'{named.Key}' of {Shape(named.Value)}").FirstOrDefault("nothing");

    /// <summary>The path of the last layer, if the network has one.</summary>
    private static string? HeadOf(Network network) => ParameterKinds.Of(network)
        .Where(found => found.Kind == ParameterKind.Head)
        .Select(found => LayerOf(found.Parameter.Name))
        .FirstOrDefault();

    private static string LayerOf(string name) => name[..Math.Max(name.LastIndexOf('.'), 0)];

    private static string Shape(Tensor tensor) => StateDictionary.Shape(tensor);
}
