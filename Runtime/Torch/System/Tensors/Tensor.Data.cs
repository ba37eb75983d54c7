using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The bytes of the elements of a contiguous tensor in main memory; valid as long as the tensor is.</summary>
        public Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("The elements do not lie one after another: call contiguous() first.");
                if (!is_cpu())
                    throw new InvalidOperationException($"The elements are on {device}: call cpu() first.");
                return new Span<byte>((void*)DataPointer(), checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"{value.Length} bytes for a tensor of {target.Length}.", nameof(value));
                value.CopyTo(target);
            }
        }

        /// <summary>The elements, to be read and written in place; the tensor must be in main memory.</summary>
        /// <typeparam name="T">The .NET type of the tensor's dtype.</typeparam>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType<T>();
            if (!is_cpu())
                throw new InvalidOperationException($"The elements are on {device}: call cpu() first.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element of a tensor of one.</summary>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"item() wants one element but the tensor has {NumberOfElements}.");
            ValidateType<T>();
            using var here = is_cpu() ? null : cpu();
            return *(T*)(here ?? this).DataPointer();
        }

        /// <summary>The only element, converted to <see cref="Scalar"/>.</summary>
        public Scalar ToScalar() => Aten._local_scalar_dense.CallScalar(this);

        /// <summary>The first element at or after a position in row-major order, as it is stored.</summary>
        public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>()[Unravel(i)];

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public static explicit operator float(Tensor value) => value.ToScalar().ToSingle();

        public static explicit operator double(Tensor value) => value.ToScalar().ToDouble();

        public static explicit operator int(Tensor value) => value.ToScalar().ToInt32();

        public static explicit operator long(Tensor value) => value.ToScalar().ToInt64();

        public static explicit operator bool(Tensor value) => value.ToScalar().ToBoolean();

        private long[] Unravel(long position)
        {
            var sizes = shape;
            var indices = new long[sizes.Length];
            for (var axis = sizes.Length - 1; axis >= 0; axis--)
                (position, indices[axis]) = Math.DivRem(position, sizes[axis]);
            return indices;
        }

        private void ValidateType<T>()
        {
            if (ScalarTypes.Of(typeof(T)) is not { } wanted || wanted != dtype)
                throw new ArgumentException($"The tensor's elements are {dtype}, not {typeof(T).Name}.");
        }
    }
}
