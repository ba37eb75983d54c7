using System.Diagnostics;

namespace DeclarativeNet.Tests;

/// <summary>PyTorch, as a peer that tests compare with: Debian's Python with its package <c>python3-torch</c>.</summary>
public static class PyTorch
{
    /// <summary>Debian's Python; another one on the path need not have the package.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<string?> NoTorch = new(() => Lacking("torch"));
    private static readonly Lazy<string?> NoVision = new(() => Lacking("torchvision"));

    /// <summary>What is missing to run it; nothing where it is there.</summary>
    public static string? Absent => NoTorch.Value;

    /// <summary>What is missing to run torchvision's models; nothing where it is there.</summary>
    public static string? VisionAbsent => NoVision.Value;

    /// <summary>Runs a script that lies beside the tests, and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It fails; the message is what it printed as errors.</exception>
    public static string Run(string script, params string[] arguments)
    {
        var (exitCode, output, errors) = Start([Path.Combine(AppContext.BaseDirectory, script), .. arguments]);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{script} failed: {errors}");
    }

    private static string? Lacking(string module) =>
        !File.Exists(Python) ? $"{Python} is not installed."
        : Start(["-c", $"import {module}"]).ExitCode != 0 ? $"{Python} has no {module}: install python3-{module}."
        : null;

    private static (int ExitCode, string Output, string Errors) Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
