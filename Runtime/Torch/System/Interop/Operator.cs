using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.SystemBackend;

/// <summary>
/// An operator of libtorch, looked up in its dispatcher by name at the first call and called boxed. Autograd, devices and dtypes are the
/// dispatcher's business. Missing trailing arguments take the schema's defaults.
/// </summary>
/// <param name="name">The schema's name, such as <c>aten::add.Tensor</c> (what stands after the dot is the overload).</param>
/// <exception cref="ExternalException">libtorch refuses the call; the message has the operator's name and libtorch's own words.</exception>
public sealed unsafe class Operator(string name)
{
    private const int ScratchWords = 96;
    private nint found;

    /// <summary>The schema's name.</summary>
    public string Name => name;

    /// <summary>Whether this libtorch has the operator.</summary>
    public bool Exists => found != 0 || TryFind(out found);

    /// <summary>Calls an operator that returns one tensor.</summary>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument result = default;
        Invoke(arguments, &result, 1);
        return Own(result);
    }

    /// <summary>Calls an operator that changes its first argument, and returns that argument.</summary>
    public Tensor InPlace(params ReadOnlySpan<Argument> arguments)
    {
        Invoke(arguments, null, 0);
        return (Tensor)arguments[0].Reference!;
    }

    /// <summary>Calls an operator for its effect; what it returns, if anything, is dropped.</summary>
    public void Run(params ReadOnlySpan<Argument> arguments) => Invoke(arguments, null, 0);

    /// <summary>Calls an operator that returns two tensors.</summary>
    public (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeArgument[2];
        Invoke(arguments, results, 2);
        return (Own(results[0]), Own(results[1]));
    }

    /// <summary>Calls an operator that returns three tensors; the second and third may be undefined, which is null here.</summary>
    public (Tensor First, Tensor? Second, Tensor? Third) CallTriple(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeArgument[3];
        Invoke(arguments, results, 3);
        return (Own(results[0]), OwnOrNull(results[1]), OwnOrNull(results[2]));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument result = default;
        Invoke(arguments, &result, 1);
        if (result.Tag != ArgumentTag.TensorList)
            throw Unexpected(result.Tag);
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(((nint*)result.Bits)[i]);
        Native.free_list((nint)result.Bits);
        return tensors;
    }

    /// <summary>Calls an operator that returns a truth value.</summary>
    public bool CallBoolean(params ReadOnlySpan<Argument> arguments) => Plain(arguments, ArgumentTag.Boolean).Bits != 0;

    /// <summary>Calls an operator that returns an integer.</summary>
    public long CallInteger(params ReadOnlySpan<Argument> arguments) => Plain(arguments, ArgumentTag.Integer).Bits;

    /// <summary>Calls an operator that returns a real number.</summary>
    public double CallReal(params ReadOnlySpan<Argument> arguments) =>
        BitConverter.Int64BitsToDouble(Plain(arguments, ArgumentTag.Real).Bits);

    /// <summary>Calls an operator that returns a number of the kind its argument has, such as <c>aten::item</c>.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument result = default;
        Invoke(arguments, &result, 1);
        return new Scalar(result.Tag, result.Bits);
    }

    private NativeArgument Plain(ReadOnlySpan<Argument> arguments, ArgumentTag expected)
    {
        NativeArgument result = default;
        Invoke(arguments, &result, 1);
        return result.Tag == expected ? result : throw Unexpected(result.Tag);
    }

    private Tensor Own(NativeArgument result) => result.Tag == ArgumentTag.Tensor ? new Tensor((nint)result.Bits) : throw Unexpected(result.Tag);

    private Tensor? OwnOrNull(NativeArgument result) => result.Tag == ArgumentTag.None ? null : Own(result);

    private InvalidOperationException Unexpected(ArgumentTag got) => new($"{name} returned {got}, which this call does not take.");

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, NativeArgument* results, int capacity)
    {
        var pointer = found != 0 ? found : Find();
        var words = 0;
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Reference is not null)
                words += Words(argument);
        }

        // Lists lie beside the arguments on the stack; only a long one is worth an allocation.
        var stack = stackalloc long[ScratchWords];
        var scratch = words <= ScratchWords ? stack : (long*)NativeMemory.Alloc((nuint)words, sizeof(long));
        try
        {
            var native = stackalloc NativeArgument[arguments.Length];
            var next = scratch;
            for (var i = 0; i < arguments.Length; i++)
                native[i] = ToNative(arguments[i], ref next);
            int returned;
            var failed = Native.call_operator(pointer, native, arguments.Length, results, capacity, &returned);
            foreach (ref readonly var argument in arguments)
                GC.KeepAlive(argument.Reference);
            if (failed != 0)
                throw Native.Failure(name);
        }
        finally
        {
            if (scratch != stack)
                NativeMemory.Free(scratch);
        }
    }

    private static int Words(in Argument argument) => argument.Tag switch
    {
        ArgumentTag.IntegerList or ArgumentTag.RealList or ArgumentTag.TensorList => ((Array)argument.Reference!).Length,
        ArgumentTag.String => (Encoding.UTF8.GetByteCount((string)argument.Reference!) + sizeof(long) - 1) / sizeof(long),
        _ => 0,
    };

    private static NativeArgument ToNative(in Argument argument, ref long* next)
    {
        var native = new NativeArgument { Tag = argument.Tag, Bits = argument.Bits };
        switch (argument.Tag)
        {
            case ArgumentTag.IntegerList:
                Copy<long>((long[])argument.Reference!, ref native, ref next);
                break;
            case ArgumentTag.RealList:
                Copy<double>((double[])argument.Reference!, ref native, ref next);
                break;
            case ArgumentTag.TensorList:
                var tensors = (Tensor?[])argument.Reference!;
                native.Bits = (long)next;
                native.Length = tensors.Length;
                foreach (var tensor in tensors)
                    *next++ = tensor is null ? 0 : tensor.Handle;
                break;
            case ArgumentTag.String:
                var text = (string)argument.Reference!;
                native.Bits = (long)next;
                native.Length = Encoding.UTF8.GetBytes(text, new Span<byte>(next, Encoding.UTF8.GetByteCount(text)));
                next += Words(argument);
                break;
        }

        return native;
    }

    private static void Copy<T>(ReadOnlySpan<T> values, ref NativeArgument native, ref long* next) where T : unmanaged
    {
        native.Bits = (long)next;
        native.Length = values.Length;
        values.CopyTo(new Span<T>(next, values.Length));
        next += values.Length;
    }

    private nint Find() => TryFind(out found) ? found : throw Native.Failure(name);

    private bool TryFind(out nint pointer)
    {
        var dot = name.IndexOf('.');
        return Native.find_operator(dot < 0 ? name : name[..dot], dot < 0 ? "" : name[(dot + 1)..], out pointer) == 0;
    }
}
