using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DeclarativeNet.Benchmarks;

/// <summary>The other side: a script in a process of its own, which is asked a line and answers one.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("PYTHON");

    /// <summary>Debian's Python, the one that its package python3-torch is for, whatever comes first in the path; unless <c>PYTHON</c> names another.</summary>
    private static readonly string Python = IsNamed ? Named! : "/usr/bin/python3";

    /// <summary>
    /// How long OpenMP's workers wait by spinning: as our binding sets it for itself. Otherwise the figures on a busy machine would tell
    /// more about the waiting than about the work.
    /// </summary>
    private static readonly string SpinCount = Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") ?? "1000";

    private readonly Process process;
    private readonly string script;

    private Peer(Process process, string script, string greeting) => (this.process, this.script, Greeting) = (process, script, greeting);

    /// <summary>What it says of itself: its version.</summary>
    public string Greeting { get; }

    /// <summary>Starts it.</summary>
    /// <param name="script">The script's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The peer, owned by the caller, or why there is none.</returns>
    public static Result<Peer> Start(string script, params ReadOnlySpan<string> arguments)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, script), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["GOMP_SPINCOUNT"] = SpinCount },
            })!;
            if (process.StandardOutput.ReadLine() is { } greeting && greeting.StartsWith("ready ", StringComparison.Ordinal))
            {
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                return new Peer(process, script, greeting["ready ".Length..]);
            }
            using (process)
                return Missing(script, process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1]);
        }
        catch (Win32Exception problem)
        {
            return Missing(script, problem.Message);
        }
    }

    /// <summary>Asks it for a measurement.</summary>
    /// <returns>What it has measured, or that it is gone.</returns>
    public Result<double> Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() is { } answer
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : new Failure($"the peer ended at '{line}'", script, "run it by hand with that line to see why");
    }

    /// <summary>Ends it: it reads until there is nothing more to read.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool IsNamed => !string.IsNullOrEmpty(Named);

    private static Failure Missing(string script, string reason) => new(
        $"the peer does not start: {reason}",
        $"{Python} {script}",
        IsNamed
            ? "let PYTHON name a Python that has torch and torchvision, or leave it unset for Debian's"
            : "run ./build.sh setup, which installs Debian's python3-torch and python3-torchvision");
}
