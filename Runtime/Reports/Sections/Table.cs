using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether it is set flush right, in figures of one width.</param>
internal sealed record Column(Html Title, bool IsNumber = false);

/// <summary>A table that scrolls on its own where the screen is narrower than it.</summary>
/// <param name="Name">What it shows, for those who cannot see it.</param>
/// <param name="Columns">Its columns; the first names the row.</param>
/// <param name="Rows">Its rows, each as long as there are columns.</param>
internal sealed record Table(string Name, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Html>> Rows)
{
    /// <summary>Rows below the line: averages and sums.</summary>
    public ImmutableArray<ImmutableArray<Html>> Totals { get; init; } = [];

    /// <summary>The table.</summary>
    public Html Render() => Tag("div",
        Tag("table",
            Tag("thead", Tag("tr", [.. Columns.Select(column => Styled(Tag("th", column.Title).With("scope", "col"), column))])),
            Tag("tbody", [.. Rows.Select(Row)]),
            Totals.IsEmpty ? Nothing : Tag("tfoot", [.. Totals.Select(Row)])))
        .Class("scroll").With("role", "region").With("aria-label", Name).With("tabindex", "0");

    private Html Row(ImmutableArray<Html> cells) => Tag("tr", [.. cells.Zip(Columns, (cell, column) => (cell, column)).Select((pair, index) =>
        Styled(index == 0 ? Tag("th", pair.cell).With("scope", "row") : Tag("td", pair.cell), pair.column))]);

    private static Html Styled(Element cell, Column column) => column.IsNumber ? cell.Class("number") : cell;
}
