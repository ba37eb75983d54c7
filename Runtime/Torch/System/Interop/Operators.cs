using System.Collections.Concurrent;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.SystemBackend;

/// <summary>
/// Every operator that libtorch has, by its schema's name: what TorchSharp does not bind (memory formats, <c>_foreach_*</c>, fused steps) is
/// reached here in a line. Code that calls one often keeps the <see cref="Operator"/>.
/// </summary>
public static class Operators
{
    private static readonly ConcurrentDictionary<string, Operator> Known = new();

    /// <summary>The operator of that name; it is looked up in libtorch at its first call.</summary>
    public static Operator Find(string name) => Known.GetOrAdd(name, static name => new Operator(name));

    /// <summary>Calls an operator that returns one tensor: <c>Operators.Call("aten::add.Tensor", x, y)</c>.</summary>
    public static Tensor Call(string name, params ReadOnlySpan<Argument> arguments) => Find(name).Call(arguments);
}
