using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>A part of the page with a heading of its own.</summary>
/// <param name="Id">Its name in links; unique in the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What it shows.</param>
internal sealed record Section(string Id, string Title, Html Body)
{
    /// <summary>What stands before its heading: a run's colour, where it is about one of several.</summary>
    public Html Mark { get; init; } = Nothing;

    /// <summary>The section.</summary>
    public Html Render() => Tag("section", Tag("h2", Mark, Title), Body).With("id", Id);

    /// <summary>The way to it.</summary>
    public Html Link() => Tag("a", Title).With("href", "#" + Id);
}
