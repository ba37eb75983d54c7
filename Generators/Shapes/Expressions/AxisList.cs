namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>Sizes in one string with white space between them: <c>64 H/4 (W + 1)/4</c>.</summary>
internal static class AxisList
{
    /// <summary>Where each size stands. White space within parentheses belongs to the size.</summary>
    public static IReadOnlyList<TextRange> Of(string text) => Of(text, new TextRange(0, text.Length));

    /// <summary>Where each size stands in a part of a text.</summary>
    public static IReadOnlyList<TextRange> Of(string text, TextRange part)
    {
        var found = new List<TextRange>();
        var start = part.Start;
        while (start < part.End)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = EndOf(text, start, part.End);
            found.Add(new TextRange(start, end - start));
            start = end;
        }

        return found;
    }

    private static int EndOf(string text, int start, int last)
    {
        var depth = 0;
        var end = start;
        while (end < last && (depth > 0 || !char.IsWhiteSpace(text[end])))
        {
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            end++;
        }

        return end;
    }
}

/// <summary>A stretch of a text.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;

    /// <summary>What stands there.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
