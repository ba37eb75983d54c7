using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeclarativeNet.Reports;

namespace DeclarativeNet.Tests.Reports;

/// <summary>A report read back. Reading it as XML proves it well-formed.</summary>
internal sealed partial record Page(string Text, XElement Root)
{
    public static Page Of(params RunRecord[] runs)
    {
        var text = HtmlReport.Render(runs);
        return new(text, XDocument.Parse(text).Root!);
    }

    /// <summary>The cells of each body row of the table of a name.</summary>
    public List<List<string>> Rows(string table) =>
    [
        .. Root.Descendants("div").Single(region => (string?)region.Attribute("aria-label") == table)
            .Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList()),
    ];

    /// <summary>The section of an id.</summary>
    public XElement Section(string id) => Root.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    /// <summary>The elements of a class of the style sheet.</summary>
    public IEnumerable<XElement> OfClass(string name) =>
        Root.Descendants().Where(element => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(name));

    /// <summary>All coordinates and sizes of the drawings.</summary>
    public IEnumerable<double> Numbers() =>
        from attribute in Root.Descendants("svg").DescendantsAndSelf().Attributes()
        where attribute.Name.LocalName is "d" or "x" or "y" or "cx" or "cy" or "r" or "width" or "height" or "viewBox" or "fill-opacity"
        from Match number in Number().Matches(attribute.Value)
        select double.Parse(number.Value, CultureInfo.InvariantCulture);

    /// <summary>Every word between the letters of a path, also one that is no number.</summary>
    [GeneratedRegex(@"[^\sMLmlHhVvZz,]+")]
    private static partial Regex Number();
}
