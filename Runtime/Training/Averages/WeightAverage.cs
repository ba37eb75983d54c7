using System.Collections.Immutable;
using DeclarativeNet.Torch;
using DeclarativeNet.Training.Optimizers;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Averages;

/// <summary>
/// An average of a network's weights over time. It owns its state: tensors with names, which a checkpoint writes as they are and
/// overwrites in place to go on. Batch norms' statistics are no part of it: see <see cref="BatchNormStatistics"/>.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Func<long, double> shareOfNew;
    private readonly ImmutableArray<Tensor> averages;
    private readonly Tensor updates = zeros([], dtype: ScalarType.Int64);

    private WeightAverage(Network network, Func<long, double> shareOfNew)
    {
        this.shareOfNew = shareOfNew;
        ImmutableArray<NamedParameter> parameters =
            [.. network.named_parameters().Select(named => new NamedParameter(named.name, named.parameter))];
        using var without = no_grad();
        averages = [.. parameters.Select(parameter => parameter.Tensor.clone())];
        State = parameters.Zip(averages).ToImmutableDictionary(pair => $"average/{pair.First.Name}", pair => pair.Second)
            .Add("n_averaged", updates);
    }

    /// <summary>The averages by name, <c>average/conv1.weight</c>, and how many weights went into each.</summary>
    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>
    /// A moving average that begins as the weights are now (Polyak and Juditsky, 1992): average ← d · average + (1 - d) · weights, where at
    /// update t, from 1, d = min(decay, (1 + t) / (10 + t)), so that what the network was drawn as is soon forgotten.
    /// </summary>
    /// <param name="network">The network, where it is trained.</param>
    /// <param name="decay">The decay, in [0, 1).</param>
    public static WeightAverage Exponential(Network network, double decay) =>
        new(network, before => 1 - Math.Min(decay, (2 + before) / (11.0 + before)));

    /// <summary>The plain average of what it is shown (stochastic weight averaging, Izmailov et al., 2018).</summary>
    /// <param name="network">The network, where it is trained.</param>
    public static WeightAverage Equal(Network network) => new(network, before => 1 / (1.0 + before));

    /// <summary>Takes the network's weights in, as they are now.</summary>
    public void Update(Network network)
    {
        using var without = no_grad();
        var share = shareOfNew(updates.item<long>());
        Foreach.Multiply(averages, 1 - share);
        Foreach.Add(averages, [.. network.parameters()], share);
        updates.add_(1);
    }

    /// <summary>Puts the averages into the network until the result is disposed; then weights and statistics are what they were.</summary>
    public IDisposable Swap(Network network)
    {
        using var without = no_grad();
        var before = new Snapshot(network);
        foreach (var (weight, average) in network.parameters().Zip(averages))
            weight.copy_(average);
        return before;
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values)
            tensor.Dispose();
    }
}
