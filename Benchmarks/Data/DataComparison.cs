using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Readers;
using static TorchSharp.torch;

namespace DeclarativeNet.Benchmarks.Data;

/// <summary>What is gone over.</summary>
/// <param name="Folder">A folder of pictures for each class.</param>
/// <param name="Side">Height and width that pictures are brought to.</param>
/// <param name="BatchSize">Pictures a batch.</param>
/// <param name="Workers">Batches that are read at the same time: our threads, their processes.</param>
internal sealed record DataCase(string Folder, int Side, int BatchSize, int Workers);

/// <summary>An epoch of pictures from files to batches of floats, ours and PyTorch's in turn.</summary>
internal static class DataComparison
{
    private static readonly ImmutableArray<string> Titles = ["pictures", "size", "ours 1/s", "peer 1/s", "ours/peer"];

    /// <summary>Measures pictures that are decoded in each epoch, and then such as were kept in memory.</summary>
    /// <returns>How many lines were printed, or why there are none.</returns>
    public static Result<int> Run(DataCase measured, int rounds, TextWriter output)
    {
        set_num_threads(1);
        string[] arguments = [measured.Folder, Text(measured.Side), Text(measured.BatchSize), Text(measured.Workers)];
        return Peer.Start("data_peer.py", arguments).Bind(peer =>
        {
            using (peer)
            {
                output.WriteLine($"peer: {peer.Greeting}; workers: {measured.Workers}; batch: {measured.BatchSize}; rounds: {rounds}");
                output.WriteLine(Line(Titles));
                return Compare("decoded", measured, cacheBytes: 0, peer, rounds, output)
                    .Bind(_ => Compare("from memory", measured, cacheBytes: null, peer, rounds, output))
                    .Map(_ => 2);
            }
        });
    }

    private static Result<double> Compare(string name, DataCase measured, long? cacheBytes, Peer peer, int rounds, TextWriter output) =>
        Open(measured, cacheBytes).Bind(data =>
        {
            Epoch(data, measured);
            return peer.Ask("epoch").Bind(_ => Rounds(rounds, () => Epoch(data, measured), () => peer.Ask("epoch"))).Map(seconds =>
            {
                var (ours, theirs) = (data.Targets.Count / seconds.Ours, data.Targets.Count / seconds.Peer);
                output.WriteLine(Line(
                [
                    name,
                    Text(measured.Side),
                    ours.ToString("F0", CultureInfo.InvariantCulture),
                    theirs.ToString("F0", CultureInfo.InvariantCulture),
                    (ours / theirs).ToString("F2", CultureInfo.InvariantCulture),
                ]));
                return ours / theirs;
            });
        });

    private static Result<(double Ours, double Peer)> Rounds(int rounds, Func<double> ours, Func<Result<double>> theirs) =>
        Enumerable.Range(0, rounds)
            .Aggregate(
                (Result<ImmutableArray<(double Ours, double Peer)>>)ImmutableArray<(double, double)>.Empty,
                (before, _) => before.Bind(done =>
                {
                    var own = ours();
                    return theirs().Map(other => done.Add((own, other)));
                }))
            .Map(all => (Comparison.Median(all.Select(round => round.Ours)), Comparison.Median(all.Select(round => round.Peer))));

    /// <summary>All pictures of the folder, none held out.</summary>
    private static Result<PictureDataset> Open(DataCase measured, long? cacheBytes) =>
        PictureReading.For(new InputShape(3, measured.Side, measured.Side), new DataOptions(CacheBytes: cacheBytes)).Bind(reading =>
            PictureFolder.List(measured.Folder).Bind(folder => reading.Open(folder, "pictures")));

    /// <summary>Goes over the pictures once, in random order, up to floats on the CPU.</summary>
    /// <returns>Seconds.</returns>
    private static double Epoch(IDataset data, DataCase measured)
    {
        var began = Stopwatch.GetTimestamp();
        var order = Loader.Order(data.Targets.Count, shuffleSeed: 1);
        foreach (var batch in Loader.Batches(data, measured.BatchSize, order, workers: measured.Workers).ToBlockingEnumerable())
        {
            using (batch)
                Loader.ToFloat(batch.Images, CPU).Dispose();
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names to the left, numbers to the right.</summary>
    private static string Line(IReadOnlyList<string> cells) => $"{cells[0],-11}  {cells[1],4}  {cells[2],9}  {cells[3],9}  {cells[4],9}";
}
