using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>What a module holds, by name. What is registered twice is listed once.</content>
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => submodules.Select(entry => (entry.Key, entry.Value));

            public virtual IEnumerable<Module> children() => submodules.Values;

            /// <summary>All modules inside this one, at any depth, without itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in named_children())
                    yield return (name, child);
                foreach (var (name, child) in named_children())
                {
                    foreach (var (inner, module) in child.named_modules())
                        yield return ($"{name}.{inner}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Once(
                    ownParameters.Select(entry => (entry.Key, entry.Value)),
                    recurse ? submodules.SelectMany(child => Within(child.Key, child.Value.named_parameters())) : []);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                Once(
                    ownBuffers.Where(entry => include_nonpersistent || entry.Value.Persistent).Select(entry => (entry.Key, entry.Value.Tensor)),
                    recurse ? submodules.SelectMany(child => Within(child.Key, child.Value.named_buffers(true, include_nonpersistent))) : []);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Parameter? get_parameter(string target) => ownParameters.TryGetValue(target, out var own)
                ? own
                : named_parameters().FirstOrDefault(entry => entry.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(entry => entry.name == target).buffer;

            /// <summary>Parameters and persistent buffers under their dotted names; the tensors are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : $"{prefix}.";
                foreach (var (name, parameter) in ownParameters)
                    destination.TryAdd(before + name, parameter);
                foreach (var (name, (buffer, persistent)) in ownBuffers)
                {
                    if (persistent)
                        destination.TryAdd(before + name, buffer);
                }

                foreach (var (name, child) in submodules)
                    child.state_dict(destination, before + name);
                return destination;
            }

            /// <summary>Overwrites parameters and buffers with those of a dictionary.</summary>
            /// <returns>What the dictionary lacks, and what it has too much.</returns>
            /// <exception cref="InvalidOperationException">Strict, and the names are not the same.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var skipped = skip ?? [];
                var missing = own.Keys.Except(source.Keys).Except(skipped).ToList();
                var unexpected = source.Keys.Except(own.Keys).Except(skipped).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The state dictionary does not fit: it lacks [{string.Join(", ", missing)}] and has [{string.Join(", ", unexpected)}] too much.");
                }

                using var nothing = no_grad();
                foreach (var (name, tensor) in own)
                {
                    if (!skipped.Contains(name) && source.TryGetValue(name, out var given))
                        tensor.copy_(given);
                }

                return (missing, unexpected);
            }

            private static IEnumerable<(string name, TTensor tensor)> Within<TTensor>(string module, IEnumerable<(string name, TTensor tensor)> entries) =>
                entries.Select(entry => ($"{module}.{entry.name}", entry.tensor));

            private static IEnumerable<(string name, TTensor tensor)> Once<TTensor>(
                IEnumerable<(string name, TTensor tensor)> own, IEnumerable<(string name, TTensor tensor)> inner) where TTensor : Tensor =>
                own.Concat(inner).DistinctBy(entry => entry.tensor, ReferenceEqualityComparer.Instance);
        }
    }
}
