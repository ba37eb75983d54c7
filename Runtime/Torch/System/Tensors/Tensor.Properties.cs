namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The number of axes.</summary>
        public long Dimensions => Kept(Native.tensor_dimensions(Handle));

        /// <inheritdoc cref="Dimensions"/>
        public long ndim => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Kept(Native.tensor_elements(Handle));

        /// <summary>Bytes an element takes.</summary>
        public long ElementSize => Kept(Native.tensor_element_size(Handle));

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Kept(Native.tensor_dtype(Handle));

        /// <summary>Where the elements are.</summary>
        public Device device => Device.Unpack(Kept(Native.tensor_device(Handle)));

        public int device_index => device.index;

        public DeviceType device_type => device.type;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        /// <summary>The length of each axis.</summary>
        public long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* pointer = sizes)
                    Native.Check(Native.tensor_sizes(Handle, pointer));
                return Kept(sizes);
            }
        }

        /// <inheritdoc cref="Dimensions"/>
        public long dim() => Dimensions;

        /// <inheritdoc cref="NumberOfElements"/>
        public long numel() => NumberOfElements;

        /// <inheritdoc cref="ElementSize"/>
        public long element_size() => ElementSize;

        /// <inheritdoc cref="shape"/>
        public long[] size() => shape;

        /// <summary>The length of one axis; a negative one counts from the last.</summary>
        public long size(int dim) => Axis(shape, dim);

        /// <summary>For each axis, how many elements lie between neighbours.</summary>
        public long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* pointer = strides)
                Native.Check(Native.tensor_strides(Handle, pointer));
            return Kept(strides);
        }

        /// <inheritdoc cref="stride()"/>
        public long stride(int dim) => Axis(stride(), dim);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_nonzero() => Aten.is_nonzero.CallBoolean(this);

        /// <summary>Whether the elements lie in memory one after another, in the order of the axes.</summary>
        public bool is_contiguous() => IsContiguous(memoryFormat: 0);

        /// <summary>A short description: shape, type, device.</summary>
        public override string ToString() => IsInvalid ? "Tensor (disposed)" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        internal bool IsContiguous(int memoryFormat)
        {
            Native.Check(Native.tensor_is_contiguous(Handle, memoryFormat, out var result));
            return Kept(result) != 0;
        }

        /// <summary>The address of the first element.</summary>
        internal nint DataPointer()
        {
            Native.Check(Native.tensor_data(Handle, out var data));
            return Kept(data);
        }

        /// <summary>Keeps this tensor from being finalized before the native call that gave the value has returned.</summary>
        private TValue Kept<TValue>(TValue value)
        {
            GC.KeepAlive(this);
            return value;
        }

        private static long Axis(long[] values, int dim) => values[dim < 0 ? values.Length + dim : dim];
    }
}
