using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Moves between devices and types: parameters and buffers are replaced by new objects under the same names.</content>
        public partial class Module
        {
            internal void Move(Device? device, ScalarType? dtype)
            {
                foreach (var child in submodules.Values)
                    child.Move(device, dtype);
                foreach (var (name, parameter) in ownParameters.ToArray())
                {
                    if (Moved(parameter, device, dtype) is not { } moved)
                        continue;
                    var replacement = new Parameter(moved, parameter.requires_grad);
                    using (var grad = parameter.grad)
                    {
                        if (grad is not null)
                        {
                            using var movedGrad = Moved(grad, device, dtype);
                            replacement.grad = movedGrad ?? grad;
                        }
                    }

                    ownParameters[name] = (Parameter)replacement.DetachFromDisposeScope();
                    Replace(name, parameter, replacement);
                }

                foreach (var (name, (buffer, persistent)) in ownBuffers.ToArray())
                {
                    if (Moved(buffer, device, dtype) is not { } moved)
                        continue;
                    ownBuffers[name] = (moved.DetachFromDisposeScope(), persistent);
                    Replace(name, buffer, moved);
                }
            }

            /// <summary>Tells the module that a component has a new object, and releases the old one.</summary>
            protected virtual void Replaced(string name, Tensor replacement)
            {
            }

            private void Replace(string name, Tensor before, Tensor after)
            {
                foreach (var field in Fields(GetType()))
                {
                    if (ReferenceEquals(field.GetValue(this), before))
                        field.SetValue(this, after);
                }

                Replaced(name, after);
                before.Dispose();
            }

            /// <summary>The tensor elsewhere, or null where it is there already. Only real numbers change their type.</summary>
            private static Tensor? Moved(Tensor tensor, Device? device, ScalarType? dtype)
            {
                var type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (!tensor.WouldCopy(type, place))
                    return null;
                using var nothing = no_grad();
                return tensor.to(type, place);
            }
        }
    }
}

/// <summary>Moves of whole modules; they return the module they are called on.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false) where T : torch.nn.Module => Moved(module, device, null);

    public static T to<T>(this T module, string device, bool non_blocking = false) where T : torch.nn.Module => Moved(module, new torch.Device(device), null);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        Moved(module, new torch.Device(deviceType, deviceIndex), null);

    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, type);

    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module =>
        Moved(module, device, type);

    public static T cpu<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, torch.CPU, null);

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        Moved(module, new torch.Device(DeviceType.CUDA, deviceIndex), null);

    private static T Moved<T>(T module, torch.Device? device, torch.ScalarType? dtype) where T : torch.nn.Module
    {
        module.Move(device, dtype);
        return module;
    }
}
