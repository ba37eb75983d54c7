namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It owns one native handle: released by <see cref="Dispose()"/> (as often as one likes, once in effect), by the
    /// dispose scope it was made in, or, where both were forgotten, by its finalizer.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;
        private nint handle;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            var total = Interlocked.Increment(ref totalCount);
            if (total > Interlocked.Read(ref peakCount))
                Interlocked.Exchange(ref peakCount, total);
            OwningDisposeScope = DisposeScope.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>How many tensors that managed code holds have not been released.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most tensors that managed code has held at once.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        /// <summary>The native handle.</summary>
        /// <exception cref="ObjectDisposedException">The tensor has been released.</exception>
        public IntPtr Handle => handle != 0 ? handle : throw Released();

        /// <summary>Whether the tensor has been released.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>A name that messages show.</summary>
        public string? name { get; set; }

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Releases the native tensor; a second call does nothing.</summary>
        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <inheritdoc cref="Dispose()"/>
        protected virtual void Dispose(bool disposing)
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released == 0)
                return;
            Interlocked.Decrement(ref totalCount);
            Native.release_tensor(released);
        }

        /// <summary>Hands the tensor to the scope around the current one, or to none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: whoever holds it disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Hands the tensor to another's scope, or to none where that has none.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>Hands the tensor to a scope, or to none.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
                owner.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        /// <summary>Another object that holds the same native tensor.</summary>
        public Tensor alias()
        {
            Native.Check(Native.share_tensor(Handle, out var shared));
            GC.KeepAlive(this);
            return new Tensor(shared);
        }

        /// <summary>Gives the native handle away; the object is then as if disposed.</summary>
        internal nint MoveHandle()
        {
            OwningDisposeScope?.Detach(this);
            var moved = Interlocked.Exchange(ref handle, 0);
            if (moved == 0)
                throw Released();
            Interlocked.Decrement(ref totalCount);
            GC.SuppressFinalize(this);
            return moved;
        }

        private ObjectDisposedException Released() =>
            new(name is null ? GetType().Name : $"{GetType().Name} {name}", "The tensor has been disposed.");
    }
}
