using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DeclarativeNet.Reports;

/// <summary>
/// A piece of a page: a tree of values, written once at the end. All text and all attributes are encoded on the way out, so nothing a
/// user names can become markup, and what is written is well-formed XML as well as HTML.
/// </summary>
internal abstract record Html
{
    private static readonly ImmutableHashSet<string> Void = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

    private Html()
    {
    }

    /// <summary>Nothing.</summary>
    public static Html Nothing { get; } = new Many([]);

    /// <summary>Text is a piece of a page.</summary>
    public static implicit operator Html(string text) => new Text(text);

    /// <summary>An element of HTML or SVG.</summary>
    public static Element Tag(string name, params ReadOnlySpan<Html> children) => new(name, [], [.. children]);

    /// <summary>Pieces, one after the other.</summary>
    public static Html All(IEnumerable<Html> pieces) => new Many([.. pieces]);

    /// <summary>A style sheet of our own. It is written as it is, which XML allows as long as it has neither of two characters.</summary>
    public static Html Style(string sheet) => sheet.AsSpan().IndexOfAny('<', '&') < 0
        ? Tag("style", new Sheet(sheet))
        : throw new ArgumentException("A style sheet in a page cannot have < or &.", nameof(sheet));

    /// <summary>The whole page.</summary>
    public static string Page(Html root)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n");
        root.WriteTo(page);
        return page.Append('\n').ToString();
    }

    private void WriteTo(StringBuilder page)
    {
        switch (this)
        {
            case Text text:
                Encode(page, text.Value);
                break;
            case Sheet sheet:
                page.Append(sheet.Value);
                break;
            case Many many:
                WriteTo(page, many.Pieces);
                break;
            case Element element:
                page.Append('<').Append(element.Name);
                foreach (var (name, value) in element.Attributes)
                {
                    page.Append(' ').Append(name).Append("=\"");
                    Encode(page, value);
                    page.Append('"');
                }

                if (Void.Contains(element.Name))
                {
                    page.Append("/>");
                    break;
                }

                page.Append('>');
                WriteTo(page, element.Children);
                page.Append("</").Append(element.Name).Append('>');
                break;
            default:
                throw new InvalidOperationException($"{GetType().Name} is no piece of a page.");
        }
    }

    private static void WriteTo(StringBuilder page, ImmutableArray<Html> pieces)
    {
        foreach (var piece in pieces)
            piece.WriteTo(page);
    }

    private static void Encode(StringBuilder page, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => page.Append("&lt;"),
                '>' => page.Append("&gt;"),
                '&' => page.Append("&amp;"),
                '"' => page.Append("&quot;"),
                '\'' => page.Append("&#39;"),
                '\t' or '\n' => page.Append((char)rune.Value),
                < ' ' or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => page.Append('\uFFFD'), // neither HTML nor XML can hold them
                _ => page.Append(rune.ToString()),
            };
        }
    }

    /// <summary>Text, as it is to be read.</summary>
    internal sealed record Text(string Value) : Html;

    /// <summary>An element.</summary>
    internal sealed record Element(
        string Name, ImmutableArray<(string Name, string Value)> Attributes, ImmutableArray<Html> Children) : Html
    {
        /// <summary>With an attribute.</summary>
        public Element With(string name, string value) => this with { Attributes = Attributes.Add((name, value)) };

        /// <summary>With a numeric attribute, such as a coordinate; to a hundredth.</summary>
        public Element With(string name, double value) => double.IsFinite(value)
            ? With(name, value.ToString("0.##", CultureInfo.InvariantCulture))
            : throw new ArgumentException($"{name} of a {Name} has to be finite.", nameof(value));

        /// <summary>With a class of the style sheet.</summary>
        public Element Class(string name) => With("class", name);
    }

    private sealed record Sheet(string Value) : Html;

    private sealed record Many(ImmutableArray<Html> Pieces) : Html;
}
