using System.Runtime.InteropServices;
using static TorchSharp.SystemBackend.Argument;

namespace TorchSharp;

/// <content>Ranges, identities, tensors like others and tensors over existing memory.</content>
public static unsafe partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>From start on, below stop, in steps. Integers unless a bound is real.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.arange_start_step.Call(start, stop, step, dtype, None, Place(device)), requires_grad, null);

    /// <summary>Evenly spaced, both ends included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.linspace.Call((Scalar)start, (Scalar)end, steps, Floating(dtype), None, Place(device)), requires_grad, null);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.eye_m.Call(rows, columns < 0 ? rows : columns, Floating(dtype), None, Place(device)), requires_grad, names);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.empty_like.Call(input, dtype, None, device), requires_grad, names);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.zeros_like.Call(input, dtype, None, device), requires_grad, names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.ones_like.Call(input, dtype, None, device), requires_grad, names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.full_like.Call(input, value, dtype, None, device), requires_grad, names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.rand_like.Call(input, dtype, None, device), requires_grad, null);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.randn_like.Call(input, dtype, None, device), requires_grad, null);

    /// <summary>A tensor over an array's own memory: what changes one changes the other.</summary>
    /// <exception cref="ArgumentException">The part asked for is not inside the array.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var available = rawArray.LongLength - offset;
        if (offset < 0 || available <= 0 || count > available)
            throw new ArgumentException($"No {count} elements from {offset} on in an array of {rawArray.LongLength}.", nameof(rawArray));
        var stored = ScalarTypes.Require(rawArray.GetType().GetElementType()!);
        var pinned = GCHandle.Alloc(rawArray, GCHandleType.Pinned);
        var elements = count < 0 ? available : count;
        var address = pinned.AddrOfPinnedObject() + (nint)offset * Buffer.ByteLength(rawArray) / rawArray.Length;
        if (Native.tensor_from_memory(address, &elements, 1, (int)stored, &Forget, GCHandle.ToIntPtr(pinned), out var result) != 0)
        {
            pinned.Free();
            throw Native.Failure(nameof(frombuffer));
        }

        var shared = new Tensor(result);
        return Finish(stored == dtype ? shared : shared.to_type(dtype, disposeAfter: true), requires_grad, null);
    }

    public static Tensor from_array(Array rawArray, Device? device = null) => FromArray(rawArray, null, device, false);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, dtype, device, requires_grad);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => FromArray(data, dtype, device, false);

    /// <summary>A tensor without axes.</summary>
    internal static Tensor scalar_tensor(Scalar value, ScalarType? dtype = null, Device? device = null) =>
        Aten.scalar_tensor.Call(value, dtype ?? DefaultFor(value), None, Place(device));

    private static Tensor FromElements<T>(T[] elements, long[] sizes, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged =>
        FromMemory(MemoryMarshal.AsBytes<T>(elements), ScalarTypes.Require(typeof(T)), sizes, elements.Length, dtype, device, requires_grad);

    private static Tensor FromArray(Array array, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var sizes = Enumerable.Range(0, array.Rank).Select(array.GetLongLength).ToArray();
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
        return FromMemory(bytes, ScalarTypes.Require(array.GetType().GetElementType()!), sizes, array.LongLength, dtype, device, requires_grad);
    }

    private static Tensor FromMemory(ReadOnlySpan<byte> bytes, ScalarType stored, long[] sizes, long count, ScalarType? dtype, Device? device, bool requires_grad)
    {
        if (sizes.Aggregate(1L, (product, size) => product * size) != count)
            throw new ArgumentException($"{count} elements do not fill a tensor of size {string.Join("×", sizes)}.");
        var tensor = Aten.empty_memory_format.Call(sizes, stored);
        bytes.CopyTo(new Span<byte>((void*)tensor.DataPointer(), bytes.Length));
        if (tensor.WouldCopy(dtype ?? stored, Place(device)))
            tensor = tensor.to(dtype ?? stored, Place(device), disposeAfter: true);
        return Finish(tensor, requires_grad, null);
    }

    private static Tensor Finish(Tensor tensor, bool requiresGrad, string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Named axes are not part of the System tensor backend.");
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    private static Device Place(Device? device) => device ?? CPU;

    private static ScalarType Floating(ScalarType? dtype) => dtype ?? get_default_dtype();

    private static ScalarType DefaultFor(Scalar value) => value.Type == ScalarType.Float64 ? get_default_dtype() : value.Type;

    [UnmanagedCallersOnly]
    private static void Forget(nint pinned) => GCHandle.FromIntPtr(pinned).Free();
}
