using System.Reflection;
using DeclarativeNet.Networks.Tests.Drawn;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests;

/// <summary>A drawn network after the compiler.</summary>
/// <param name="Drawn">What was drawn.</param>
/// <param name="Text">Its record.</param>
/// <param name="Type">The compiled record.</param>
/// <param name="Message">What the analyzer reported as an error, if anything.</param>
internal sealed record CheckedNetwork(DrawnNetwork Drawn, string Text, Type Type, string? Message)
{
    /// <summary>Whether the checker lets it through.</summary>
    public bool Accepted => Message is null;

    /// <summary>Runs the generated network; the shape of every value without the batch axis, or nothing where its entry refuses the size.</summary>
    public IReadOnlyDictionary<string, long[]>? Run(int height, int width)
    {
        using var gradients = torch.no_grad();
        using var net = (torch.nn.Module)Type.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        net.eval();
        using var pixels = torch.zeros(2, Drawn.Channels, height, width);
        try
        {
            using var trace = (IDisposable)net.GetType().GetMethod("Trace")!.Invoke(net, [new Image(pixels)])!;
            return Type.GetProperties()
                .Where(property => typeof(IValue).IsAssignableFrom(property.PropertyType))
                .ToDictionary(property => property.Name, property => ((IValue)property.GetValue(trace)!).Tensor.shape[1..]);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException)
        {
            return null;
        }
    }
}
