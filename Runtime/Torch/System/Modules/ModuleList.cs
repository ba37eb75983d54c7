using System.Collections;

namespace TorchSharp.Modules
{
    /// <summary>Modules under the names 0, 1, 2, …</summary>
    /// <typeparam name="T">What they are.</typeparam>
    public class ModuleList<T> : nn.Module, IReadOnlyList<T> where T : nn.Module
    {
        private readonly List<T> items = [];

        public ModuleList(params T[] modules)
            : base("ModuleList") => append(modules);

        public int Count => items.Count;

        public T this[int index] => items[index];

        public void Add(T item)
        {
            register_module(items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), item);
            items.Add(item);
        }

        public void append(params T[] parameters) => extend(parameters);

        public void extend(IEnumerable<T> modules)
        {
            foreach (var module in modules)
                Add(module);
        }

        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Modules one after another, under the names 0, 1, 2, … unless named.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.Module<Tensor, Tensor>> steps = [];

        internal Sequential(IEnumerable<(string name, nn.Module<Tensor, Tensor> submodule)> modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, submodule) in modules)
            {
                register_module(name, submodule);
                steps.Add(submodule);
            }
        }

        /// <summary>Releases what lies between the steps.</summary>
        public override Tensor forward(Tensor input)
        {
            var value = input;
            foreach (var step in steps)
            {
                var next = step.call(value);
                if (!ReferenceEquals(value, input) && !ReferenceEquals(value, next))
                    value.Dispose();
                value = next;
            }

            return ReferenceEquals(value, input) ? input.alias() : value;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
                new(modules.Select((module, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), module)));
        }
    }
}
