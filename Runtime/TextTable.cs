using System.Collections.Immutable;

namespace DeclarativeNet;

/// <summary>A table as text, in columns of spaces as wide as what is in them.</summary>
/// <param name="columns">The columns; numbers stand on the right.</param>
/// <param name="rows">All rows that lines are wanted of.</param>
internal sealed class TextTable(ImmutableArray<(string Title, bool IsNumber)> columns, IEnumerable<ImmutableArray<string>> rows)
{
    private const string Gap = "   ";

    private readonly ImmutableArray<int> widths = rows.Aggregate(
        columns.Select(column => column.Title.Length).ToImmutableArray(),
        (widest, row) => [.. widest.Zip(row, (width, cell) => Math.Max(width, cell.Length))]);

    /// <summary>The columns' titles.</summary>
    public string Titles => Line(columns.Select(column => column.Title));

    /// <summary>A line as wide as the table.</summary>
    public string Rule => new('-', widths.Sum() + (Gap.Length * (widths.Length - 1)));

    /// <summary>A row.</summary>
    public string Line(IEnumerable<string> row) => string.Join(Gap, row.Select((cell, index) =>
        columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]))).TrimEnd();
}
