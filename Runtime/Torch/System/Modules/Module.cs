using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters, buffers and modules inside it, each under a name. It owns them: disposing it disposes them.
        /// </summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> submodules = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
            private readonly OrderedDictionary<string, Parameter> ownParameters = [];
            private readonly string name;
            private bool isTraining = true;
            private bool registered;
            private bool disposed;

            protected Module(string name) => this.name = name;

            /// <summary>Whether the module behaves as in training: dropout drops, batch norm takes the batch's statistics.</summary>
            public virtual bool training => isTraining;

            public virtual string GetName() => name;

            /// <summary>Puts the module and all inside it into training or out of it.</summary>
            public virtual void train(bool train = true)
            {
                isTraining = train;
                foreach (var child in submodules.Values)
                    child.train(train);
            }

            /// <summary>Puts the module and all inside it out of training.</summary>
            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        using var grad = parameter.grad;
                        grad?.zero_();
                    }
                }
            }

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in submodules.Values)
                    child.apply(fn);
                fn(this);
                return this;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes parameters, buffers and the modules inside; a second call does nothing.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || disposed)
                    return;
                disposed = true;
                foreach (var parameter in ownParameters.Values)
                    parameter.Dispose();
                foreach (var (buffer, _) in ownBuffers.Values)
                    buffer.Dispose();
                foreach (var child in submodules.Values)
                    child.Dispose();
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                if (!ownParameters.TryAdd(Required(name), (Parameter)(param ?? throw new ArgumentNullException(nameof(param))).DetachFromDisposeScope()))
                    throw new InvalidOperationException($"A parameter {name} is already registered.");
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (!ownBuffers.TryAdd(Required(name), ((tensor ?? throw new ArgumentNullException(nameof(tensor))).DetachFromDisposeScope(), persistent)))
                    throw new InvalidOperationException($"A buffer {name} is already registered.");
            }

            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                if (Required(name).Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"The name of a module has no dot in it: {name}.", nameof(name));
                if (!submodules.TryAdd(name, submodule))
                    throw new InvalidOperationException($"A module {name} is already registered.");
                submodule.RegisterComponents();
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>
            /// Registers the fields that hold modules, parameters and tensors under the fields' names, unless something has that name already.
            /// A constructor calls it last.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered)
                    return;
                registered = true;
                foreach (var field in Fields(GetType()))
                {
                    if (submodules.ContainsKey(field.Name) || ownParameters.ContainsKey(field.Name) || ownBuffers.ContainsKey(field.Name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            /// <summary>The instance fields of a type of the user's and of its bases below the library's own.</summary>
            private static IEnumerable<FieldInfo> Fields(Type type) =>
                type.Assembly == typeof(Module).Assembly
                    ? []
                    : Fields(type.BaseType!).Concat(
                        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly));

            private static string Required(string name) =>
                string.IsNullOrEmpty(name) ? throw new ArgumentException("A component needs a name.", nameof(name)) : name;
        }
    }
}
