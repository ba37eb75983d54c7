using System.Globalization;

namespace TorchSharp;

/// <summary>The kinds of device; the numbers are libtorch's.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    /// <summary>Where tensors live: <c>cpu</c>, <c>cuda</c> (the current one), <c>cuda:1</c>, <c>meta</c>.</summary>
    public class Device
    {
        /// <summary>Reads <c>kind</c> or <c>kind:index</c>.</summary>
        /// <exception cref="ArgumentException">It is neither.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            if (parts.Length > 2 || !Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var parsed) || char.IsDigit(parts[0][0]))
                throw new ArgumentException($"'{description}' is no device; write cpu, cuda or cuda:INDEX.", nameof(description));
            if (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                throw new ArgumentException($"'{parts[1]}' in '{description}' is no index of a device.", nameof(description));
            type = parsed;
            index = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        public Device(string deviceType, int index = -1)
            : this(index < 0 ? deviceType : string.Create(CultureInfo.InvariantCulture, $"{deviceType}:{index}"))
        {
        }

        public Device(DeviceType deviceType, int index = -1) => (type, this.index) = (deviceType, index);

        /// <summary>A CUDA device.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        /// <summary>Which device of its kind, or −1 for the current one.</summary>
        public int index { get; }

        internal long Packed => ((long)type << 8) | (byte)(sbyte)index;

        public override string ToString() =>
            index < 0 || type == DeviceType.CPU ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";

        public static implicit operator Device(string description) => new(description);

        internal static Device Unpack(long packed) => packed == 0xff ? CPU : new((DeviceType)(packed >> 8), (sbyte)(packed & 0xff));
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static readonly Device CUDA = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);
}
