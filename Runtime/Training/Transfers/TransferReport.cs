using System.Collections.Immutable;

namespace DeclarativeNet.Training.Transfers;

/// <summary>What became of a tensor.</summary>
public enum TransferOutcome
{
    /// <summary>The file's is in the network.</summary>
    Loaded,

    /// <summary>
    /// It belongs to the last layer, which is of other classes in the file, or is to begin anew; the network's stays as it was drawn.
    /// </summary>
    NewHead,

    /// <summary>It has another shape in the file; the network's stays as it was drawn.</summary>
    OtherShape,

    /// <summary>The file lacks it; the network's stays as it was drawn.</summary>
    Missing,

    /// <summary>The network has none of that name; the file's is left out.</summary>
    Unexpected,
}

/// <summary>A tensor and what became of it.</summary>
/// <param name="Name">Its name in the network, or in the file where the network has none.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="InFile">Its shape in the file, <c>1000×512</c>; empty where it is not there.</param>
/// <param name="InNetwork">Its shape in the network; empty where it is not there.</param>
public sealed record TransferRow(string Name, TransferOutcome Outcome, string InFile, string InNetwork)
{
    /// <summary>The outcome in words.</summary>
    internal string Words => Outcome switch
    {
        TransferOutcome.Loaded => "loaded",
        TransferOutcome.NewHead => "last layer: begins anew",
        TransferOutcome.OtherShape => "another shape: begins anew",
        TransferOutcome.Missing => "not in the file: begins anew",
        TransferOutcome.Unexpected => "not in the network: left out",
        _ => throw new InvalidOperationException($"There is no outcome {Outcome}."),
    };
}

/// <summary>What of a file of weights has come into a network.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rows">The network's tensors in their order, then those that only the file has.</param>
public sealed record TransferReport(string Path, ImmutableArray<TransferRow> Rows)
{
    private static readonly ImmutableArray<(string Title, bool IsNumber)> Columns =
        [("Tensor", false), ("In the file", true), ("In the network", true), ("", false)];

    /// <summary>How many tensors had an outcome.</summary>
    public int Count(TransferOutcome outcome) => Rows.Count(row => row.Outcome == outcome);

    /// <summary>How many were loaded, and a table of those that were not; lines end in a line feed.</summary>
    public override string ToString()
    {
        ImmutableArray<ImmutableArray<string>> cells =
        [
            .. Rows.Where(row => row.Outcome != TransferOutcome.Loaded)
                .Select(row => ImmutableArray.Create(row.Name, row.InFile, row.InNetwork, row.Words)),
        ];
        var table = new TextTable(Columns, cells);
        var loaded = Count(TransferOutcome.Loaded);
        var wanted = Rows.Length - Count(TransferOutcome.Unexpected);
        IEnumerable<string> lines = cells.IsEmpty
            ? [$"{Path}: all {wanted} tensors loaded"]
            : [$"{Path}: {loaded} of {wanted} tensors loaded", table.Titles, table.Rule, .. cells.Select(row => table.Line(row))];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
