using System.Reflection;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>A generated network, ready to run.</summary>
internal sealed class CompiledNetwork : IDisposable
{
    private readonly torch.nn.Module network;
    private readonly MethodInfo trace;
    private readonly IReadOnlyList<PropertyInfo> values;
    private readonly int channels;

    /// <summary>Makes the network of a compiled record.</summary>
    public CompiledNetwork(Type record, int channels)
    {
        this.channels = channels;
        network = (torch.nn.Module)record.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        network.eval();
        trace = network.GetType().GetMethod("Trace")!;
        values = [.. record.GetProperties().Where(property => typeof(IValue).IsAssignableFrom(property.PropertyType))];
    }

    /// <summary>The shape of every value without the batch axis; nothing where the network's entry refuses the size.</summary>
    /// <exception cref="TargetInvocationException">A step fails.</exception>
    public IReadOnlyDictionary<string, long[]>? Run(int height, int width)
    {
        using var gradients = torch.no_grad();
        using var pixels = torch.zeros(2, channels, height, width);
        try
        {
            using var traced = (IDisposable)trace.Invoke(network, [new Image(pixels)])!;
            return values.ToDictionary(property => property.Name, property => ((IValue)property.GetValue(traced)!).Tensor.shape[1..]);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
