using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in main memory, in row-major order whatever the tensor's strides.</summary>
/// <typeparam name="T">The .NET type of the tensor's dtype.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly long[] sizes;
    private readonly long[] strides;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        sizes = tensor.shape;
        strides = tensor.stride();
    }

    /// <summary>The number of elements.</summary>
    public long Count => tensor.NumberOfElements;

    /// <summary>One element, by one index for each axis.</summary>
    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies the elements, beginning with the one at a position in row-major order.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var ordered = tensor.is_contiguous() ? null : tensor.contiguous();
        var source = (T*)(ordered ?? tensor).DataPointer() + tensorIndex;
        new ReadOnlySpan<T>(source, checked((int)(Count - tensorIndex))).CopyTo(array[arrayIndex..]);
        GC.KeepAlive(tensor);
    }

    /// <summary>Overwrites elements, beginning with the one at a position in row-major order.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (!tensor.is_contiguous())
            throw new InvalidOperationException("The elements do not lie one after another: call contiguous() first.");
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        array.Slice(arrayIndex, count).CopyTo(new Span<T>((T*)tensor.DataPointer() + tensorIndex, count));
        GC.KeepAlive(tensor);
    }

    /// <summary>Does nothing: the memory is the tensor's.</summary>
    public void Dispose()
    {
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T* At(long[] indices)
    {
        if (indices.Length != sizes.Length)
            throw new ArgumentException($"{indices.Length} indices for {sizes.Length} axes.", nameof(indices));
        var offset = 0L;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            if ((ulong)indices[axis] >= (ulong)sizes[axis])
                throw new IndexOutOfRangeException($"Index {indices[axis]} on axis {axis} of length {sizes[axis]}.");
            offset += indices[axis] * strides[axis];
        }

        return (T*)tensor.DataPointer() + offset;
    }
}
