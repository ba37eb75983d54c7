namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients with respect to this tensor are wanted.</summary>
        public bool requires_grad
        {
            get
            {
                Native.Check(Native.tensor_requires_grad(Handle, out var result));
                return Kept(result) != 0;
            }

            set => requires_grad_(value);
        }

        public bool is_leaf
        {
            get
            {
                Native.Check(Native.tensor_is_leaf(Handle, out var result));
                return Kept(result) != 0;
            }
        }

        /// <summary>The gradient that backward passes have accumulated, or null. Each reading gives a new object that holds it.</summary>
        public Tensor? grad
        {
            get
            {
                Native.Check(Native.tensor_grad(Handle, out var result));
                GC.KeepAlive(this);
                return result == 0 ? null : new Tensor(result);
            }

            set
            {
                Native.Check(Native.tensor_set_grad(Handle, value is null ? 0 : value.Handle));
                GC.KeepAlive(value);
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            Native.Check(Native.tensor_set_requires_grad(Handle, requires_grad ? 1 : 0));
            return Kept(this);
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad()
        {
            Native.Check(Native.tensor_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Accumulates into every leaf the gradient of this one number.</summary>
        public void backward() => autograd.backward([this]);

        /// <inheritdoc cref="autograd.backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }

    /// <summary>Gradients.</summary>
    public static unsafe partial class autograd
    {
        /// <summary>The gradients of the outputs' sum with respect to the inputs; nothing is accumulated.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">By what.</param>
        /// <param name="grad_outputs">A weight for each element of the outputs; ones for outputs of one element.</param>
        /// <param name="retain_graph">Whether the graph can be used again.</param>
        /// <param name="create_graph">Whether the gradients can be differentiated.</param>
        /// <param name="allow_unused">Whether an input may be without influence (its gradient is then null).</param>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var (from, by, weights) = (Handles(outputs), Handles(inputs), Handles(grad_outputs));
            var results = new nint[by.Length];
            fixed (nint* fromPointer = from, byPointer = by, weightPointer = weights, resultPointer = results)
            {
                Native.Check(
                    Native.gradients(
                        fromPointer, from.Length, byPointer, by.Length, weightPointer, weights.Length, Flag(retain_graph || create_graph), Flag(create_graph), Flag(allow_unused), resultPointer),
                    "autograd.grad");
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(results, handle => handle == 0 ? null! : new Tensor(handle));
        }

        /// <summary>Accumulates the gradients of the tensors' sum into the leaves they depend on.</summary>
        /// <param name="tensors">What is differentiated.</param>
        /// <param name="grad_tensors">A weight for each element; ones for tensors of one element.</param>
        /// <param name="retain_graph">Whether the graph can be used again; as <paramref name="create_graph"/> unless said.</param>
        /// <param name="create_graph">Whether the gradients can be differentiated.</param>
        /// <param name="inputs">The leaves to accumulate into; all unless said.</param>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var (from, weights, into) = (Handles(tensors), Handles(grad_tensors), Handles(inputs));
            fixed (nint* fromPointer = from, weightPointer = weights, intoPointer = into)
            {
                Native.Check(
                    Native.backward(
                        fromPointer, from.Length, weightPointer, weights.Length, Flag(retain_graph ?? create_graph), Flag(create_graph), intoPointer, into.Length));
            }

            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        private static nint[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(tensor => tensor.Handle)];

        private static int Flag(bool value) => value ? 1 : 0;
    }

    /// <summary>No graph is recorded on this thread until it is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Native.grad_mode() != 0;

    /// <summary>As <see cref="no_grad"/>, and the tensors made can never take part in a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Native.inference_mode() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Native.grad_mode();

        public GradMode(bool enabled) => Native.set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Native.set_grad_mode(before);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint guard = Native.enter_inference_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            var open = Interlocked.Exchange(ref guard, 0);
            if (open != 0)
                Native.leave_inference_mode(open);
        }
    }
}
