using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DeclarativeNet.Torch;
using DeclarativeNet.Training;
using TorchSharp;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary><c>device</c>: holds what another device computes, and trains, to what the CPU does.</summary>
internal static class DeviceCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var device = new Argument<string>("device") { Description = "The device, such as cuda or cuda:1", DefaultValueFactory = _ => "cuda" };
        var command = new Command("device", "Computes and trains on a device, and compares what comes of it with what the CPU makes of the same.")
        {
            device,
        };
        command.SetAction((parsed, cancellation) => Devices.Find(parsed.GetRequiredValue(device)).Bind(Other).Match(
            found => Run(found, Console.Out, cancellation),
            failure =>
            {
                Console.Error.WriteLine($"error: {failure}");
                return Task.FromResult(2);
            }));
        return command;
    }

    private static Result<torch.Device> Other(torch.Device device) => device.type == DeviceType.CPU
        ? new Failure("the CPU is what a device is held to", "device", "name another one, such as cuda")
        : device;

    /// <summary>Checks one thing after the other; 0 where all is as it should be, 1 otherwise.</summary>
    private static async Task<int> Run(torch.Device device, TextWriter output, CancellationToken cancellation)
    {
        output.WriteLine($"{device}, {Backend.Description}");
        if (Autocast.Absent is { } reason)
            output.WriteLine($"without bfloat16: {reason}");
        var folder = Directory.CreateTempSubdirectory("device").FullName;
        try
        {
            return await Run(DeviceChecks.Of(device, folder), output, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Run(
        IEnumerable<(string What, Func<CancellationToken, Task<Outcome>> Check)> checks, TextWriter output, CancellationToken cancellation)
    {
        var (good, all) = (0, 0);
        foreach (var (what, check) in checks)
        {
            var began = Stopwatch.GetTimestamp();
            var outcome = await Try(check, cancellation);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(outcome.IsGood ? "ok   " : "WRONG")}  {what,-44}  {outcome.Said}, {seconds:F1} s"));
            (good, all) = (good + (outcome.IsGood ? 1 : 0), all + 1);
        }
        output.WriteLine($"as they should be: {good}/{all}");
        return good == all ? 0 : 1;
    }

    private static async Task<Outcome> Try(Func<CancellationToken, Task<Outcome>> check, CancellationToken cancellation)
    {
        try
        {
            return await check(cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new(false, problem.Message.Split('\n')[0]);
        }
    }
}

/// <summary>What came of a check.</summary>
/// <param name="IsGood">Whether it is as it should be.</param>
/// <param name="Said">In words.</param>
internal sealed record Outcome(bool IsGood, string Said);
