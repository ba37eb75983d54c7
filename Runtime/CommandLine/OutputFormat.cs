namespace DeclarativeNet.CommandLine;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people: with a frame in a terminal, else lines of text.</summary>
    Table,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Comma-separated values with a line of headings.</summary>
    Csv,
}
