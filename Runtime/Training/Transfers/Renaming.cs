namespace DeclarativeNet.Training.Transfers;

/// <summary>How a tensor of a file is called in the network: names that begin with one text begin with another.</summary>
/// <param name="From">The beginning in the file: <c>module.</c>, <c>fc.</c>.</param>
/// <param name="To">The beginning in the network: nothing, <c>classes.linear.</c>.</param>
public sealed record Renaming(string From, string To)
{
    /// <summary>A name as this makes it.</summary>
    public string Apply(string name) => name.StartsWith(From, StringComparison.Ordinal) ? To + name[From.Length..] : name;
}
