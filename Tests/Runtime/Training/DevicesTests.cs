using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

public class DevicesTests
{
    [Theory]
    [InlineData("auto", 0, "cpu")]
    [InlineData("auto", 2, "cuda:0")]
    [InlineData("cpu", 2, "cpu")]
    [InlineData("cuda", 1, "cuda:0")]
    [InlineData("cuda:1", 2, "cuda:1")]
    public void A_device_is_found(string name, int cards, string chosen) =>
        Assert.Equal(new Result<string>.Ok(chosen), Devices.Choose(name, cards));

    [Theory]
    [InlineData("cuda", 0, "device: 'cuda' is asked for, but this libtorch finds no CUDA device; "
        + "use cpu or auto, or install an NVIDIA driver and a libtorch built for CUDA")]
    [InlineData("cuda:2", 2, "device: 'cuda:2' is asked for, but the CUDA devices are cuda:0 to cuda:1; use one of them")]
    [InlineData("gpu", 1, "device: there is no device named 'gpu'; use auto, cpu, cuda, or cuda:N for the card with number N")]
    [InlineData("cuda:-1", 1, "device: there is no device named 'cuda:-1'; use auto, cpu, cuda, or cuda:N for the card with number N")]
    public void A_missing_device_is_told_of(string name, int cards, string message) =>
        Assert.Equal(message, Devices.Choose(name, cards).Match(_ => "", failure => failure.ToString()));
}
