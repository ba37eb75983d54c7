using System.Collections.Concurrent;
using DeclarativeNet.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Functional;

/// <summary>
/// A network as a function of its parameters. The computation runs in a network of the model's class that shares the memory of the
/// parameters for as long as it takes; networks that are done wait to be used again, which nobody can observe. Any thread may call.
/// </summary>
/// <param name="create">Makes a network.</param>
public sealed class FunctionalNetwork(Func<Network> create)
{
    private readonly ConcurrentBag<Network> idle = [];

    /// <summary>
    /// The loss of a batch in training mode, that of auxiliary heads included, and its gradients. Neither parameters nor batch are
    /// changed.
    /// </summary>
    /// <param name="parameters">The parameters, all on one device.</param>
    /// <param name="batch">
    /// Pictures <c>N×C×H×W</c>, as bytes of a dataset or as floats, and labels <c>N</c>; they may be on another device.
    /// </param>
    /// <param name="loss">From class scores <c>N×K</c> and labels <c>N</c> to one number.</param>
    /// <returns>The loss and the gradients; a parameter without influence has a gradient of zeros.</returns>
    /// <typeparam name="TParameters">The model's <c>Parameters</c>.</typeparam>
    /// <typeparam name="TGradients">The model's <c>Gradients</c>.</typeparam>
    public LossAndGradients<TGradients> ValueAndGradient<TParameters, TGradients>(
        TParameters parameters, Batch batch, Func<Logits, Tensor, Tensor> loss)
        where TParameters : ITensors<TParameters>
        where TGradients : ITensors<TGradients>, IDisposable
    {
        var (value, gradients) = Differentiate(parameters.At("").ToDictionary(), batch, loss);
        return new(value, TGradients.Of(gradients, ""));
    }

    /// <summary>What the loss is unless another one is given: the mean cross-entropy of the classes.</summary>
    public static Tensor CrossEntropy(Logits logits, Tensor labels) => nn.functional.cross_entropy(logits.Tensor, labels);

    private (Tensor Loss, IReadOnlyDictionary<string, Tensor> Gradients) Differentiate(
        IReadOnlyDictionary<string, Tensor> parameters, Batch batch, Func<Logits, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var network = idle.TryTake(out var waiting) ? waiting : Create();
        try
        {
            var place = parameters.Values.FirstOrDefault();
            network.to(place?.device ?? CPU, place?.dtype ?? ScalarType.Float32);
            Lend(network, parameters);
            network.train();
            var scores = network.ForwardInTraining(Prepare(batch.Images, place));
            var labels = batch.Labels.to(scores.Logits.device);
            var value = scores.Loss(logits => loss(new Logits(logits), labels));
            value.backward();
            return (
                value.detach().MoveToOuterDisposeScope(),
                network.named_parameters().ToDictionary(
                    named => named.name,
                    named => (named.parameter.grad ?? zeros_like(named.parameter)).MoveToOuterDisposeScope()));
        }
        finally
        {
            TakeBack(network);
            idle.Add(network);
        }
    }

    private static Tensor Prepare(Tensor images, Tensor? place)
    {
        var pictures = images.dtype == ScalarType.Byte ? Loader.ToFloat(images, place?.device ?? CPU) : images;
        return place is null ? pictures : pictures.to(place.dtype).to(place.device);
    }

    private static void Lend(Network network, IReadOnlyDictionary<string, Tensor> parameters)
    {
        using var without = no_grad();
        foreach (var (path, parameter) in network.named_parameters())
            parameter.set_(parameters[path]);
    }

    private static void TakeBack(Network network)
    {
        using var without = no_grad();
        network.zero_grad();
        foreach (var parameter in network.parameters())
            parameter.set_(empty(0, dtype: parameter.dtype, device: parameter.device));
    }

    /// <summary>A fresh network, without a trace in the numbers that torch's generator draws next.</summary>
    private Network Create()
    {
        using var state = get_rng_state();
        var network = create();
        set_rng_state(state);
        return network;
    }
}
