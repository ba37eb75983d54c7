using System.Reflection;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>A generated network, ready to run, and what its record claims of it.</summary>
internal sealed class CompiledNetwork : IDisposable
{
    private readonly torch.nn.Module network;
    private readonly MethodInfo trace;
    private readonly IReadOnlyList<PropertyInfo> values;
    private readonly int channels;
    private readonly object shapes;
    private readonly MethodInfo? at;

    /// <summary>Makes the network of a compiled record.</summary>
    public CompiledNetwork(Type record, int channels)
    {
        this.channels = channels;
        network = (torch.nn.Module)record.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        network.eval();
        trace = network.GetType().GetMethod("Trace")!;
        values = [.. trace.ReturnType.GetProperties().Where(property => typeof(IValue).IsAssignableFrom(property.PropertyType))];
        shapes = record.GetProperty("Shapes")!.GetValue(null)!;
        at = shapes.GetType().GetMethod("At");
        Summary = (NetworkSummary)record.GetProperty("Summary")!.GetValue(null)!;
    }

    /// <summary>What the compiler says of the network.</summary>
    public NetworkSummary Summary { get; }

    /// <summary>Learned numbers that the network really has.</summary>
    public long Parameters => network.parameters().Sum(parameter => parameter.numel());

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
        catch (TargetInvocationException thrown) when (IsOfEntry(thrown.InnerException, pixels))
        {
            return null;
        }
    }

    /// <summary>
    /// The shape of every value as <c>Shapes</c> has it at a size; nothing where <c>At</c> refuses the size. A size that the facts give in
    /// terms of the other one is no argument of <c>At</c>.
    /// </summary>
    /// <exception cref="TargetInvocationException">The shapes cannot be computed.</exception>
    public IReadOnlyDictionary<string, long?[]>? Claimed(int height, int width)
    {
        try
        {
            return Sizes(at is null ? shapes : at.Invoke(shapes, [.. at.GetParameters().Select(name => (object)(name.Name switch
            {
                "H" => (long)height,
                "W" => (long)width,
                _ => throw new InvalidOperationException($"Shapes.At asks for {name.Name}."),
            }))])!);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException refused
            && refused.Message.StartsWith($"{trace.ReturnType.Name} is well formed where ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>The shape of every value as <c>Shapes</c> has it for all sizes; an open size is nothing.</summary>
    public IReadOnlyDictionary<string, long?[]> ClaimedForAll => Sizes(shapes);

    /// <summary>Whether <c>Shapes.At</c> is told both sides, and so has to refuse what the entry refuses.</summary>
    public bool ClaimsForBothSides => at?.GetParameters().Length == 2;

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    private static Dictionary<string, long?[]> Sizes(object claimed) => claimed.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(ValueShape))
        .ToDictionary(property => property.Name, property => ((ValueShape)property.GetValue(claimed)!).Sizes.ToArray());

    /// <summary>
    /// Whether it is the entry that refuses, which says what the network takes and what it was given. A step that fails throws too, and
    /// some of what libtorch throws is an <see cref="ArgumentException"/> as well.
    /// </summary>
    private bool IsOfEntry(Exception? thrown, torch.Tensor given) => thrown is ArgumentException { ParamName: "input" or "input1" }
        && thrown.GetType() == typeof(ArgumentException)
        && thrown.Message.StartsWith($"{trace.ReturnType.Name} takes N×", StringComparison.Ordinal)
        && thrown.Message.Contains($", but was given {string.Join('×', given.shape)}", StringComparison.Ordinal);
}
