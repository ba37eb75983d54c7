using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Weights;

/// <summary>The named tensors of a network, to and from files.</summary>
public static class StateDictionary
{
    /// <summary>How many names a message lists before it says how many more there are.</summary>
    private const int NamesListed = 3;

    /// <summary>Writes a network's parameters and buffers under PyTorch's names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, by custom <c>*.safetensors</c>.</param>
    /// <returns>The path, or what the file system said.</returns>
    public static Result<string> Save(nn.Module network, string path) =>
        SafeTensors.Write(path, network.state_dict(), ImmutableDictionary<string, string>.Empty.Add("format", "pt"));

    /// <summary>Reads a network's parameters and buffers from a file of weights or from a checkpoint.</summary>
    /// <param name="network">The network; it is changed only if everything fits.</param>
    /// <param name="path">The file.</param>
    /// <returns>The network, or why the file does not fit it.</returns>
    public static Result<T> Load<T>(T network, string path)
        where T : nn.Module => SafeTensors.Read(path).Bind(file =>
        {
            using (file)
                return Restore(network.state_dict(), Weights(file), path).Map(_ => network);
        });

    /// <summary>Where a checkpoint keeps the network's tensors.</summary>
    internal const string ModelPrefix = "model/";

    /// <summary>The network's tensors in a checkpoint, or all of a file that is none.</summary>
    internal static ImmutableDictionary<string, Tensor> Weights(TensorFile file) =>
        Part(file.Tensors, ModelPrefix) is { IsEmpty: false } weights ? weights : file.Tensors;

    /// <summary>The tensors whose names begin with a prefix, without it.</summary>
    internal static ImmutableDictionary<string, Tensor> Part(IEnumerable<KeyValuePair<string, Tensor>> tensors, string prefix) =>
        tensors.Where(named => named.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToImmutableDictionary(named => named.Key[prefix.Length..], named => named.Value);

    /// <summary>Copies tensors over others of the same names and shapes; either all of them or none.</summary>
    /// <param name="target">What is overwritten.</param>
    /// <param name="source">What is copied.</param>
    /// <param name="path">The file they are from, for the message.</param>
    /// <returns>The number of tensors, or what does not fit.</returns>
    internal static Result<int> Restore(
        IReadOnlyDictionary<string, Tensor> target, IReadOnlyDictionary<string, Tensor> source, string path)
    {
        var missing = target.Keys.Except(source.Keys).Order(StringComparer.Ordinal).ToImmutableArray();
        var unexpected = source.Keys.Except(target.Keys).Order(StringComparer.Ordinal).ToImmutableArray();
        if (!missing.IsEmpty || !unexpected.IsEmpty)
            return Misfit(path, string.Join(" and ", Complaints(missing, unexpected)));
        foreach (var (name, tensor) in target)
        {
            if (!tensor.shape.SequenceEqual(source[name].shape))
                return Misfit(path, $"'{name}' is {Shape(source[name])} in the file and {Shape(tensor)} in the network");
        }
        using (no_grad())
        {
            foreach (var (name, tensor) in target)
                tensor.copy_(source[name]);
        }
        return target.Count;
    }

    private static IEnumerable<string> Complaints(ImmutableArray<string> missing, ImmutableArray<string> unexpected)
    {
        if (!missing.IsEmpty)
            yield return $"lack {Names(missing)}";
        if (!unexpected.IsEmpty)
            yield return $"have {Names(unexpected)}, which the network does not";
    }

    private static string Names(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(NamesListed).Select(name => $"'{name}'"))
        + (names.Length > NamesListed ? $" and {names.Length - NamesListed} more" : "");

    /// <summary>A tensor's shape, for a person to read.</summary>
    internal static string Shape(Tensor tensor) => tensor.shape is { Length: > 0 } sizes ? string.Join('×', sizes) : "a single number";

    private static Failure Misfit(string path, string how) => new(
        how.StartsWith('\'') ? $"these weights do not fit the network: {how}" : $"these weights do not fit the network: they {how}",
        path,
        "use a file written by the same model");
}
