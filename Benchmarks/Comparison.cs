using System.Collections.Immutable;
using System.Globalization;
using static TorchSharp.torch;

namespace DeclarativeNet.Benchmarks;

/// <summary>Both sides in turn.</summary>
internal static class Comparison
{
    /// <summary>What a round takes at least: a card does in it many times the steps that a processor does.</summary>
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(0.5);

    private static readonly ImmutableArray<string> Titles = ["benchmark", "model", "batch", "size", "ours ms", "peer ms", "peer/ours"];

    /// <summary>Measures cases one by one, and prints a line for each as soon as it is known.</summary>
    /// <returns>How many were measured, or why they were not.</returns>
    public static Result<int> Run(ImmutableArray<Case> cases, int rounds, int threads, Device device, TextWriter output)
    {
        set_num_threads(threads);
        return Peer.Start("peer.py", threads.ToString(CultureInfo.InvariantCulture), device.ToString()).Bind(peer =>
        {
            using (peer)
            {
                output.WriteLine($"ours: {Torch.Backend.Description}; peer: PyTorch {peer.Greeting}; device: {device}; threads: {threads}; rounds: {rounds}");
                output.WriteLine(Line(Titles));
                return cases.Aggregate(
                    (Result<int>)0,
                    (measured, next) => measured.Bind(count => Measure(next, peer, rounds, device).Map(figures =>
                    {
                        output.WriteLine(Line(Cells(next, figures.Ours, figures.Peer)));
                        return count + 1;
                    })));
            }
        });
    }

    /// <summary>Rounds of ours and theirs in turn, after a round of each that nobody counts.</summary>
    private static Result<(double Ours, double Peer)> Measure(Case measured, Peer peer, int rounds, Device device)
    {
        using var ours = new Ours(measured, device);
        ours.Measure(1);
        var steps = Math.Max(measured.Steps, (int)(ShortestRound.TotalMilliseconds / ours.Measure(measured.Steps)));
        ours.Measure(steps);
        return Ask(peer, measured, steps).Bind(_ => Enumerable.Range(0, rounds)
            .Aggregate(
                (Result<ImmutableArray<(double Ours, double Peer)>>)ImmutableArray<(double, double)>.Empty,
                (before, _) => before.Bind(done =>
                {
                    var own = ours.Measure(steps);
                    return Ask(peer, measured, steps).Map(theirs => done.Add((own, theirs)));
                }))
            .Map(all => (Median(all.Select(round => round.Ours)), Median(all.Select(round => round.Peer)))));
    }

    /// <summary>Lets the peer do some steps.</summary>
    /// <returns>Milliseconds a step, or that it is gone.</returns>
    private static Result<double> Ask(Peer peer, Case measured, int steps)
    {
        var (benchmark, model, batch, size, _) = measured;
        return peer.Ask(FormattableString.Invariant($"{benchmark} {model.Name} {batch} {size} {steps}"));
    }

    /// <summary>The figure in the middle, or the mean of the two there.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var ordered = figures.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private static ImmutableArray<string> Cells(Case measured, double ours, double peer) =>
    [
        measured.Benchmark,
        measured.Model.Name,
        measured.Batch.ToString(CultureInfo.InvariantCulture),
        measured.Size.ToString(CultureInfo.InvariantCulture),
        ours.ToString("F2", CultureInfo.InvariantCulture),
        peer.ToString("F2", CultureInfo.InvariantCulture),
        (peer / ours).ToString("F2", CultureInfo.InvariantCulture),
    ];

    /// <summary>Names to the left, numbers to the right.</summary>
    private static string Line(IReadOnlyList<string> cells) =>
        $"{cells[0],-13}  {cells[1],-8}  {cells[2],5}  {cells[3],4}  {cells[4],9}  {cells[5],9}  {cells[6],9}";
}
