using System.CommandLine;
using DeclarativeNet.Networks.Tests.Drawn.Checking;

namespace DeclarativeNet.Checks;

/// <summary>
/// <c>soundness</c>: draws networks and holds the checker to libtorch: what it accepts runs with the shapes that it said, what it rejects
/// libtorch refuses.
/// </summary>
internal static class SoundnessCommand
{
    /// <summary>Making networks smaller takes a while; a few tell enough.</summary>
    private const int MostShrunk = 5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (count, seed) = (CheckOptions.Count("Networks to draw", 10_000), CheckOptions.Seed("The same seed draws the same networks"));
        var skip = new Option<int>("--skip")
        {
            Description = "Networks to leave out, in whole batches of 250: to see again what a long run has found",
            HelpName = "count",
        };
        var command = new Command("soundness", "Draws networks, and compares what the checker says of them with what libtorch does.")
        {
            count, seed, skip,
        };
        command.SetAction((parsed, cancellation) =>
            Run(parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(skip), Console.Out, cancellation));
        return command;
    }

    /// <summary>Runs the check; 0 where checker and libtorch agree on all networks, 1 otherwise.</summary>
    private static async Task<int> Run(int count, int seed, int skip, TextWriter output, CancellationToken cancellation)
    {
        // Drawn networks are so small that a second thread costs more than it gives.
        TorchSharp.torch.set_num_threads(1);
        var (tally, disagreements) = (Tally.Empty, 0);
        await foreach (var batch in Sampling.Run(count, seed, skip).WithCancellation(cancellation))
        {
            foreach (var verdict in batch.Where(verdict => verdict.Disagreement is not null))
                output.WriteLine($"\n{(++disagreements <= MostShrunk ? await Shrinking.Shrink(verdict) : verdict).Description}\n");
            tally = batch.Aggregate(tally, (sum, verdict) => sum.With(verdict));
            output.WriteLine($"{tally.Networks} of {count}: {tally.Accepted} accepted, {tally.Rejected} rejected");
        }

        output.WriteLine();
        foreach (var line in tally.Table.Append("").Concat(tally.RuleTable))
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine($"networks: {tally.Networks}, false accepts: {tally.FalseAccepts}, false rejects: {tally.FalseRejects}");
        return tally.FalseAccepts + tally.FalseRejects == 0 ? 0 : 1;
    }
}
