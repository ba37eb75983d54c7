using System.Globalization;
using TorchSharp;

namespace DeclarativeNet.Training;

/// <summary>Devices by the names of the command line.</summary>
public static class Devices
{
    /// <summary>Finds a device.</summary>
    /// <param name="name"><c>auto</c> (CUDA where there is one), <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
    /// <returns>The device, or why it cannot be had.</returns>
    public static Result<torch.Device> Find(string name)
    {
        var cards = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        return Choose(name, cards).Map(chosen => torch.device(chosen));
    }

    /// <summary>Where a network is; the CPU where it has no parameters.</summary>
    public static torch.Device Of(Network network) => network.parameters().FirstOrDefault()?.device ?? torch.CPU;

    /// <summary>The choice alone.</summary>
    /// <param name="name">As above.</param>
    /// <param name="cards">How many CUDA devices there are.</param>
    /// <returns>torch's name of the device, or why it cannot be had.</returns>
    internal static Result<string> Choose(string name, int cards) => name switch
    {
        "cpu" => name,
        "auto" => cards > 0 ? "cuda:0" : "cpu",
        "cuda" => Card(name, 0, cards),
        _ when name.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) => Card(name, index, cards),
        _ => new Failure($"there is no device named '{name}'", "device", "use auto, cpu, cuda, or cuda:N for the card with number N"),
    };

    private static Result<string> Card(string name, int index, int cards) => (cards, index < cards) switch
    {
        (0, _) => new Failure(
            $"'{name}' is asked for, but this libtorch finds no CUDA device",
            "device",
            "use cpu or auto, or install an NVIDIA driver and a libtorch built for CUDA"),
        (_, false) => new Failure(
            $"'{name}' is asked for, but the CUDA devices are cuda:0 to cuda:{cards - 1}", "device", "use one of them"),
        _ => $"cuda:{index}",
    };
}
