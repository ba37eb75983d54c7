using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Names and values, a list for each group.</summary>
internal static class FactLists
{
    /// <summary>A longer list than this is set in columns of its own.</summary>
    private const int LongList = 12;

    /// <summary>The lists, side by side where there is room.</summary>
    public static Html Render(ImmutableArray<Fact> facts) => Tag("div", [.. facts.GroupBy(fact => fact.Group).Select(Group)]).Class("facts");

    private static Html Group(IGrouping<string, Fact> group)
    {
        var list = Tag("div", Tag("h4", group.Key), Tag("dl", [.. group.Select(Line)]));
        return group.Count() > LongList ? list.Class("wide") : list;
    }

    private static Html Line(Fact fact)
    {
        var line = Tag("div", Tag("dt", fact.Name), Tag("dd", fact.Value));
        return fact.IsDefault ? line.Class("default") : line;
    }
}
