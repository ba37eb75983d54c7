using System.Text;

namespace DeclarativeNet.Generators.Emit;

/// <summary>Text in lines, indented by the braces around them.</summary>
internal sealed class SourceWriter
{
    private const int Indent = 4;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>An empty line.</summary>
    public SourceWriter Line()
    {
        text.Append('\n');
        return this;
    }

    /// <summary>A line at the current depth.</summary>
    public SourceWriter Line(string line)
    {
        if (line.Length > 0)
            text.Append(' ', depth * Indent).Append(line);
        return Line();
    }

    /// <summary>Lines at the current depth.</summary>
    public SourceWriter Lines(IEnumerable<string> lines) => lines.Aggregate(this, (writer, line) => writer.Line(line));

    /// <summary>A header, and what stands in braces after it.</summary>
    public SourceWriter Block(string header, Action<SourceWriter> body) => Line(header).Braces(body);

    /// <summary>What stands in braces.</summary>
    public SourceWriter Braces(Action<SourceWriter> body) => Line("{").Indented(body).Line("}");

    /// <summary>Lines one level deeper.</summary>
    public SourceWriter Indented(Action<SourceWriter> body)
    {
        depth++;
        body(this);
        depth--;
        return this;
    }

    /// <summary>Things with an empty line between them.</summary>
    public SourceWriter Separated<T>(IEnumerable<T> items, Action<SourceWriter, T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                Line();
            isFirst = false;
            write(this, item);
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
