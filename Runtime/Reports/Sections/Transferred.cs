using System.Collections.Immutable;
using DeclarativeNet.Training.Transfers;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>What a network took over from another, what of it was held still, and how fast the rest learned.</summary>
internal static class Transferred
{
    private const string Group = "Fine-tuning";

    /// <summary>Whether there is anything to tell.</summary>
    public static bool IsIn(RunRecord record) => record.Transfer is not null || !Facts(record.Run.FineTuning).IsEmpty;

    /// <summary>The settings, and the tensors that were not taken over.</summary>
    public static Html Render(RunRecord record) => All([
        Facts(record.Run.FineTuning) is { IsEmpty: false } facts ? FactLists.Render(facts) : Nothing,
        record.Transfer is { } report ? Report(report) : Nothing,
    ]);

    private static ImmutableArray<Fact> Facts(FineTuning tuning) =>
    [
        .. new (bool IsSet, string Name, string Value)[]
        {
            (tuning.From is not null, "Weights from", tuning.From ?? ""),
            (tuning.NewHead, "Last layer", "begins anew"),
            (tuning.Renamings.Length > 0, "Renamed", Listed(tuning.Renamings.Select(renaming => $"{renaming.From} to {renaming.To}"))),
            (tuning.Freeze.Length > 0, "Frozen", Listed(tuning.Freeze)),
            (tuning.FreezeParts != 0, "Frozen parts, from the input on", Readable.Count(tuning.FreezeParts)),
            (tuning.UnfreezeEvery != 0, "Epochs between the thawing of parts", Readable.Count(tuning.UnfreezeEvery)),
            (tuning.LayerDecay != 1, "Rate decay by part", Readable.Short(tuning.LayerDecay)),
            (tuning.Rates.Length > 0, "Rate factors", Listed(tuning.Rates.Select(rate => $"{rate.Pattern} {Readable.Short(rate.Factor)}"))),
        }.Where(fact => fact.IsSet).Select(fact => new Fact(Group, fact.Name, fact.Value)),
    ];

    private static Html Report(TransferReport report)
    {
        var others = report.Rows.Where(row => row.Outcome != TransferOutcome.Loaded).ToImmutableArray();
        var wanted = report.Rows.Length - report.Count(TransferOutcome.Unexpected);
        return All([
            Tag("p", others.IsEmpty
                ? $"All {Readable.Count(wanted)} tensors were loaded from {report.Path}."
                : $"{Readable.Count(report.Count(TransferOutcome.Loaded))} of {Readable.Count(wanted)} tensors were loaded from {report.Path}.").Class("note"),
            others.IsEmpty ? Nothing : new Table(
                "Tensors that were not loaded",
                [new("Tensor"), new("In the file", true), new("In the network", true), new("")],
                [.. others.Select(row => ImmutableArray.Create<Html>(Tag("code", row.Name), row.InFile, row.InNetwork, Outcome(row)))]).Render(),
        ]);
    }

    /// <summary>In one line: a cell of words makes the rows of a narrow table tall.</summary>
    private static Html Outcome(TransferRow row) => Tag("span", row.Words).With("style", "white-space:nowrap");

    private static string Listed(IEnumerable<string> several) => string.Join(", ", several);
}
