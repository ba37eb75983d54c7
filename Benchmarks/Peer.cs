using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DeclarativeNet.Benchmarks;

/// <summary>The other side: <c>peer.py</c> in a process of its own, which is asked a line and answers one.</summary>
internal sealed class Peer : IDisposable
{
    /// <summary>Debian's Python, the one that its package python3-torch is for, whatever comes first in the path.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>
    /// How long OpenMP's workers wait by spinning: as our binding sets it for itself. Otherwise the figures on a busy machine would tell
    /// more about the waiting than about the work.
    /// </summary>
    private static readonly string SpinCount = Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") ?? "1000";

    private readonly Process process;

    private Peer(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Starts it.</summary>
    /// <param name="threads">Threads for tensor operations.</param>
    /// <returns>The peer, owned by the caller, or why there is none.</returns>
    public static Result<Peer> Start(int threads)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peer.py");
        try
        {
            var process = Process.Start(new ProcessStartInfo(Python, [script, threads.ToString(CultureInfo.InvariantCulture)])
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
                return new Peer(process, greeting["ready ".Length..]);
            }
            using (process)
                return Missing(process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1]);
        }
        catch (Win32Exception problem)
        {
            return Missing(problem.Message);
        }
    }

    /// <summary>Lets it do some steps.</summary>
    /// <returns>Milliseconds a step, or that it is gone.</returns>
    public Result<double> Measure(Case measured, int steps)
    {
        var (benchmark, model, batch, size, _) = measured;
        process.StandardInput.WriteLine(FormattableString.Invariant($"{benchmark} {model.Name} {batch} {size} {steps}"));
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() is { } answer
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : new Failure($"the peer ended at {benchmark} {model.Name}", "peer.py", "run it by hand with that line to see why");
    }

    /// <summary>Ends it: it reads until there is nothing more to read.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static Failure Missing(string reason) =>
        new($"the peer does not start: {reason}", $"{Python} peer.py", "run ./build.sh setup, which installs Debian's python3-torch");
}
