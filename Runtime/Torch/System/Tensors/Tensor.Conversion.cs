namespace TorchSharp;

public static partial class torch
{
    /// <content>Copies, and moves between types and devices. Where nothing changes, the tensor itself comes back unless a copy is asked for.</content>
    public partial class Tensor
    {
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = !copy && type == dtype && Same(device)
                ? alias()
                : Aten.to_device.Call(this, device, type, non_blocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor clone() => Aten.clone.Call(this);

        public Tensor detach() => Aten.detach.Call(this);

        public Tensor detach_() => Aten.detach_.InPlace(this);

        /// <summary>Overwrites the elements with another tensor's, converted and broadcast.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.InPlace(this, source, nonBlocking);

        /// <summary>Makes this tensor the same memory as another one, with its shape.</summary>
        public Tensor set_(Tensor source) => Aten.set__source_Tensor.InPlace(this, source);

        public Tensor pin_memory() => Aten.pin_memory.Call(this);

        /// <summary>Whether <c>to</c> would have to copy.</summary>
        internal bool WouldCopy(ScalarType type, Device device) => type != dtype || !Same(device);

        private bool Same(Device wanted)
        {
            var here = device;
            return here.type == wanted.type && (wanted.index < 0 || wanted.index == here.index || here.type == DeviceType.CPU);
        }
    }
}
