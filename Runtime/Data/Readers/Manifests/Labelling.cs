using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers.Manifests;

/// <summary>
/// How a manifest says what its pictures show: in a column <c>label</c>; in a column <c>labels</c> with semicolons between several; or with a
/// column of 0 and 1 for each class.
/// </summary>
internal abstract record Labelling
{
    private Labelling()
    {
    }

    /// <summary>One class, in a column.</summary>
    public sealed record OneColumn(int Place) : Labelling;

    /// <summary>Any number of classes, in a column.</summary>
    public sealed record ListColumn(int Place) : Labelling;

    /// <summary>Any number of classes, in a column each.</summary>
    public sealed record ClassColumns(ImmutableArray<int> Places) : Labelling;

    /// <summary>Finds out how a manifest labels.</summary>
    /// <param name="table">The manifest.</param>
    /// <param name="others">The columns that say something else.</param>
    public static Result<Labelling> Of(CsvTable table, ImmutableArray<string> others) => (table.Column("label"), table.Column("labels")) switch
    {
        ({ }, { }) => new Failure("there are both columns, 'label' and 'labels'", table.Path, "keep the one that is meant"),
        ({ } place, null) => new OneColumn(place),
        (null, { } place) => new ListColumn(place),
        _ => ClassesOf(table, others),
    };

    /// <summary>The names of the classes: of the columns in their order; of labels in ordinal order.</summary>
    public ImmutableArray<string> Classes(CsvTable table) => this switch
    {
        ClassColumns columns => [.. columns.Places.Select(place => table.Columns[place])],
        _ => [.. table.Rows.SelectMany(Names).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>What a row's picture shows.</summary>
    /// <param name="table">The manifest.</param>
    /// <param name="row">The row.</param>
    /// <param name="numbers">The number of each class.</param>
    public Result<Target> Target(CsvTable table, CsvRow row, IReadOnlyDictionary<string, int> numbers)
    {
        if (this is ClassColumns columns && columns.Places.FirstOrDefault(place => row.Fields[place].Trim() is not ("0" or "1"), -1) is var wrong and >= 0)
        {
            return CsvTable.Wrong(
                table.Path,
                row.Line,
                $"'{row.Fields[wrong]}' in the column '{table.Columns[wrong]}' is neither 0 nor 1",
                "write 1 where the picture shows the class, and 0 where it does not");
        }

        ImmutableArray<string> names = [.. Names(row)];
        if (names.Contains(""))
            return CsvTable.Wrong(table.Path, row.Line, "the label is empty", "write the name of a class");
        return this switch
        {
            OneColumn => new Target.Single(numbers[names[0]]),
            ListColumn => new Target.Multiple([.. names.Select(name => numbers[name])]),
            ClassColumns of => new Target.Multiple([.. Enumerable.Range(0, of.Places.Length).Where(label => row.Fields[of.Places[label]].Trim() == "1")]),
            _ => throw new InvalidOperationException("A labelling is one column, a list, or a column for each class."),
        };
    }

    private IEnumerable<string> Names(CsvRow row) => this switch
    {
        OneColumn one => [row.Fields[one.Place].Trim()],
        ListColumn list => row.Fields[list.Place].Trim() is { Length: > 0 } written ? written.Split(';').Select(name => name.Trim()) : [],
        _ => [],
    };

    private static Result<Labelling> ClassesOf(CsvTable table, ImmutableArray<string> others)
    {
        ImmutableArray<int> places = [.. Enumerable.Range(0, table.Columns.Length).Where(place => !others.Contains(table.Columns[place]))];
        return places.IsEmpty
            ? new Failure(
                $"there is no column 'label', and none for a class, among {string.Join(", ", table.Columns)}",
                table.Path,
                "add a column 'label' with each picture's class, 'labels' with several (a;b), or a column of 0 and 1 for each class")
            : new ClassColumns(places);
    }
}
