using System.Diagnostics;

namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>Debian's Python, which has the package python3-torch; another one on the path need not.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Why there is no PyTorch to compare with.</summary>
    public const string Missing = $"{Interpreter} has no torch: install python3-torch.";

    /// <summary>Whether there is.</summary>
    public static bool HasTorch()
    {
        if (!File.Exists(Interpreter))
            return false;
        using var process = Start("-c", "import torch");
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Runs <c>oracle.py</c>.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(params string[] arguments)
    {
        using var process = Start([Path.Combine(AppContext.BaseDirectory, "oracle.py"), .. arguments]);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Interpreter, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Interpreter} did not start.");
}
