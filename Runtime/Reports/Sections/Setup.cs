namespace DeclarativeNet.Reports.Sections;

/// <summary>What was run: recipe, data, machine. What is as it would be by itself stands back.</summary>
internal static class Setup
{
    /// <summary>The lists.</summary>
    public static Html Render(RunRecord record) => FactLists.Render(
    [
        .. Facts.Of(record.Run),
        .. record.PeakMemory is { } bytes ? [new Fact("Machine", "Most memory of the process", Readable.Bytes(bytes))] : ReadOnlySpan<Fact>.Empty,
    ]);
}
