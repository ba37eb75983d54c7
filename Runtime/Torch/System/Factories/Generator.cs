namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers of a device, with a state that can be saved and restored.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        /// <summary>A source of its own.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            Native.Check(Native.generator_new(this.device.Packed, seed, out handle));
        }

        private Generator(nint handle, Device device) => (this.handle, this.device) = (handle, device);

        ~Generator() => Release();

        /// <summary>What the CPU's random operators draw from where they are given no generator.</summary>
        public static Generator Default
        {
            get
            {
                Native.Check(Native.generator_default(CPU.Packed, out var found));
                return new Generator(found, CPU);
            }
        }

        /// <exception cref="ObjectDisposedException">The generator has been released.</exception>
        public IntPtr Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device { get; }

        /// <summary>The state, as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            Native.Check(Native.generator_state(Handle, out var state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Goes on from a saved state.</summary>
        public void set_state(Tensor value)
        {
            Native.Check(Native.generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
            GC.KeepAlive(this);
        }

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.generator_set_seed(Handle, unchecked((ulong)seed)));
            return this;
        }

        /// <summary>The seed the generator was given last.</summary>
        public long initial_seed()
        {
            Native.Check(Native.generator_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        /// <summary>Takes a seed from the system's source of randomness, and returns it.</summary>
        public long seed()
        {
            Native.Check(Native.generator_reseed(Handle, out var seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released != 0)
                Native.generator_release(released);
        }
    }

    /// <summary>Seeds the default generator of every device, and returns the CPU's.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generators.</summary>
    public static partial class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.seed_everything(unchecked((ulong)seed)));
            return Generator.Default;
        }

        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
