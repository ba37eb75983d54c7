using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace DeclarativeNet.Data.Readers.Manifests;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The line that it ends in, from 1.</param>
/// <param name="Fields">As many as there are columns.</param>
internal sealed record CsvRow(int Line, ImmutableArray<string> Fields);

/// <summary>A CSV file (RFC 4180) in UTF-8, with or without a byte order mark; lines end in LF or CRLF, empty ones are passed over.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">Their names, each once.</param>
/// <param name="Rows">The rows below them.</param>
internal sealed record CsvTable(string Path, ImmutableArray<string> Columns, ImmutableArray<CsvRow> Rows)
{
    /// <summary>No path, label or group is this long; a field that is has lost its closing quote.</summary>
    private const int LongestField = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Result<CsvTable> Read(string path)
    {
        using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { MaxFieldSize = LongestField });
        try
        {
            return parser.Read() ? Read(parser, path) : new Failure("the file is empty", path, "begin it with the names of the columns");
        }
        catch (MaxFieldSizeException)
        {
            return Wrong(path, parser.RawRow, "a field has no end", "close its quotes");
        }
        catch (BadDataException)
        {
            return Wrong(path, parser.RawRow, "a quote stands within a field", "put the field in quotes and write each quote in it twice");
        }
        catch (DecoderFallbackException)
        {
            return new Failure("the file is not in UTF-8", path, "save it as UTF-8");
        }
    }

    /// <summary>The place of a column, if it is there.</summary>
    public int? Column(string name) => Columns.IndexOf(name) is var place and >= 0 ? place : null;

    /// <summary>What is wrong in a line.</summary>
    public static Failure Wrong(string path, int line, string what, string remedy) => new(what, $"{path}, line {line}", remedy);

    private static Result<CsvTable> Read(CsvParser parser, string path)
    {
        ImmutableArray<string> columns = [.. parser.Record!.Select(name => name.Trim())];
        if (columns.CountBy(name => name).FirstOrDefault(of => of.Value > 1) is { Value: > 1 } twice)
            return Wrong(path, parser.RawRow, $"there are {twice.Value} columns '{twice.Key}'", "give each column a name of its own");
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (parser.Read())
        {
            if (parser.Count != columns.Length)
            {
                return Wrong(
                    path,
                    parser.RawRow,
                    $"the row has {parser.Count} fields, and there are {columns.Length} columns",
                    "write one field for each column; one with a comma in it goes in quotes");
            }

            rows.Add(new CsvRow(parser.RawRow, [.. parser.Record!]));
        }

        return new CsvTable(path, columns, rows.ToImmutable());
    }
}
