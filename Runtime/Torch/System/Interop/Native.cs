using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.SystemBackend;

/// <summary>The functions of native/torch_abi.cpp. What returns an <c>int</c> named no otherwise there returns 0 for success.</summary>
internal static unsafe partial class Native
{
    private const string Library = "DeclarativeNetTorch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Load);

    /// <summary>Turns a native failure into what TorchSharp throws: the operation's name and libtorch's own words.</summary>
    public static ExternalException Failure(string operation)
    {
        const int lines = 3;
        var text = Marshal.PtrToStringUTF8(last_error()) ?? "";
        var said = text.Split('\n', lines + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(lines);
        return new ExternalException($"{operation}: {string.Join(" ", said)}");
    }

    /// <summary>Throws where a native call failed.</summary>
    public static void Check(int failed, [CallerMemberName] string operation = "")
    {
        if (failed != 0)
            throw Failure(operation);
    }

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        LetWorkersSleep();
        return NativeLibrary.Load(name, assembly, path);
    }

    /// <summary>
    /// Has OpenMP's workers wait for work by spinning for some ten microseconds and then sleeping, where the user's environment does not
    /// say otherwise. By default GNU's spin for milliseconds, which costs nothing on an idle machine; where the data pipeline or anybody
    /// else wants a core, two threads were measured at a fifth of the speed of this. It is read once, when libtorch is loaded.
    /// </summary>
    private static void LetWorkersSleep()
    {
        const string spins = "GOMP_SPINCOUNT";
        string[] said = [spins, "OMP_WAIT_POLICY"];
        if (OperatingSystem.IsLinux() && said.All(name => Environment.GetEnvironmentVariable(name) is null))
            setenv(spins, "1000", 0);
    }

    /// <summary>.NET keeps its own copy of the environment; libraries read this one.</summary>
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport(Library)]
    private static partial nint last_error();

    [LibraryImport(Library)]
    public static partial nint libtorch_version();

    [LibraryImport(Library)]
    public static partial nint blas_library();

    // Operators.

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int find_operator(string name, string overload, out nint found);

    [LibraryImport(Library)]
    public static partial int call_operator(nint found, NativeArgument* arguments, int count, NativeArgument* results, int capacity, int* returned);

    [LibraryImport(Library)]
    public static partial void free_list(nint list);

    // Tensors. What only reads a field of the tensor does not leave managed mode.

    [LibraryImport(Library)]
    public static partial void release_tensor(nint handle);

    [LibraryImport(Library)]
    public static partial int share_tensor(nint handle, out nint result);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long tensor_dimensions(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long tensor_elements(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int tensor_dtype(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long tensor_device(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long tensor_element_size(nint handle);

    [LibraryImport(Library)]
    public static partial int tensor_sizes(nint handle, long* sizes);

    [LibraryImport(Library)]
    public static partial int tensor_strides(nint handle, long* strides);

    [LibraryImport(Library)]
    public static partial int tensor_data(nint handle, out nint data);

    [LibraryImport(Library)]
    public static partial int tensor_is_contiguous(nint handle, int memoryFormat, out int result);

    [LibraryImport(Library)]
    public static partial int tensor_from_memory(
        nint data, long* sizes, int dimensions, int dtype, delegate* unmanaged<nint, void> forget, nint context, out nint result);

    // Autograd.

    [LibraryImport(Library)]
    public static partial int tensor_requires_grad(nint handle, out int result);

    [LibraryImport(Library)]
    public static partial int tensor_set_requires_grad(nint handle, int value);

    [LibraryImport(Library)]
    public static partial int tensor_is_leaf(nint handle, out int result);

    [LibraryImport(Library)]
    public static partial int tensor_retain_grad(nint handle);

    [LibraryImport(Library)]
    public static partial int tensor_grad(nint handle, out nint result);

    [LibraryImport(Library)]
    public static partial int tensor_set_grad(nint handle, nint grad);

    [LibraryImport(Library)]
    public static partial int backward(
        nint* tensors, int count, nint* grads, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)]
    public static partial int gradients(
        nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int grad_mode();

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void set_grad_mode(int enabled);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int inference_mode();

    [LibraryImport(Library)]
    public static partial nint enter_inference_mode(int enabled);

    [LibraryImport(Library)]
    public static partial void leave_inference_mode(nint guard);

    // Mixed precision.

    [LibraryImport(Library)]
    public static partial int enter_autocast(int isCuda, sbyte dtype);

    [LibraryImport(Library)]
    public static partial int leave_autocast(int isCuda);

    // Random numbers.

    [LibraryImport(Library)]
    public static partial int seed_everything(ulong seed);

    [LibraryImport(Library)]
    public static partial int generator_default(long device, out nint result);

    [LibraryImport(Library)]
    public static partial int generator_new(long device, ulong seed, out nint result);

    [LibraryImport(Library)]
    public static partial void generator_release(nint handle);

    [LibraryImport(Library)]
    public static partial int generator_set_seed(nint handle, ulong seed);

    [LibraryImport(Library)]
    public static partial int generator_seed(nint handle, out ulong seed);

    [LibraryImport(Library)]
    public static partial int generator_reseed(nint handle, out ulong seed);

    [LibraryImport(Library)]
    public static partial int generator_state(nint handle, out nint state);

    [LibraryImport(Library)]
    public static partial int generator_set_state(nint handle, nint state);

    // The machine.

    [LibraryImport(Library)]
    public static partial int threads();

    [LibraryImport(Library)]
    public static partial int set_threads(int count);

    [LibraryImport(Library)]
    public static partial int interop_threads();

    [LibraryImport(Library)]
    public static partial int set_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int has_cuda();

    [LibraryImport(Library)]
    public static partial int cuda_devices();

    [LibraryImport(Library)]
    public static partial int cuda_synchronize(int index);

    [LibraryImport(Library)]
    public static partial int cudnn_allow_tf32();

    [LibraryImport(Library)]
    public static partial int set_cudnn_allow_tf32(int value);

    [LibraryImport(Library)]
    public static partial int default_dtype();

    [LibraryImport(Library)]
    public static partial int set_default_dtype(int dtype);
}
