using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class MachineTests
{
    [Fact]
    public void Threads_are_settable()
    {
        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
    }

    [Fact]
    public void Devices_are_read_from_text()
    {
        Assert.Equal((DeviceType.CUDA, 1), (new Device("cuda:1").type, new Device("cuda:1").index));
        Assert.Equal(DeviceType.CPU, device("cpu").type);
        Assert.ThrowsAny<ArgumentException>(() => new Device("gpu"));
    }

    [Fact]
    public void Asking_for_cuda_does_no_harm() => Assert.Equal(cuda.is_available(), cuda.device_count() > 0);

    [Fact]
    public void Rounding_in_convolutions_is_settable()
    {
        var before = backends.cudnn.allow_tf32;
        backends.cudnn.allow_tf32 = !before;
        Assert.Equal(!before, backends.cudnn.allow_tf32);
        backends.cudnn.allow_tf32 = before;
    }

    [SkippableFact]
    public void Tensors_move_to_a_cuda_device_and_back()
    {
        Skip.IfNot(cuda.is_available(), "this machine has no CUDA device, or its libtorch does not use it");
        using var there = arange(3, dtype: ScalarType.Float32).cuda();
        Assert.True(there.is_cuda);
        cuda.synchronize();
        Elements.Equal([0, 2, 4], (there * 2).cpu());
    }

    [Fact]
    public void A_failing_operator_says_what_failed()
    {
        var failure = Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).mm(zeros(2, 3)));
        Assert.Contains("cannot be multiplied", failure.Message);
    }
}
