using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>What was run: recipe, data, machine.</summary>
internal static class Setup
{
    /// <summary>The lists.</summary>
    public static Html Render(RunRecord record) => Tag("div",
        [.. Facts.Of(record.Run).GroupBy(fact => fact.Group).Select(group => Tag("div",
            Tag("h4", group.Key),
            Tag("dl", [.. group.Select(fact => Tag("div", Tag("dt", fact.Name), Tag("dd", fact.Value)))])))]).Class("facts");
}
