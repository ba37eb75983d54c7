using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>Keeps the columns of a record whose values are set as a table: steps, kinds, names.</summary>
internal static class Table
{
    /// <summary>The text after the changes, with the spaces behind each of them adapted.</summary>
    public static SourceText Change(SourceText text, SyntaxNode root, IReadOnlyList<TextChange> changes) => text.WithChanges(changes
        .GroupBy(change => root.FindToken(change.Span.Start).Parent?.FirstAncestorOrSelf<ParameterSyntax>())
        .SelectMany(group => group.Key is { } parameter ? group.Concat(Spaces(text, parameter, [.. group])) : group)
        .OrderBy(change => change.Span.Start)
        .ThenBy(change => change.Span.End));

    /// <summary>A new value in the columns of the one that it stands before.</summary>
    public static string Row(ValueDeclaration value, ParameterSyntax next)
    {
        var text = next.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(next.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, next.SpanStart));
        var steps = $"[{string.Join(", ", value.Steps.Select(StepText.Of))}]";
        if (next.Type is not { } kind || indent.Trim().Length > 0 || line.LineNumber == 0)
            return $"{steps} {value.Kind} {value.Name}, ";
        var kinds = Column(text, kind.SpanStart) - indent.Length;
        var names = Column(text, next.Identifier.SpanStart) - Column(text, kind.SpanStart);
        var row = $"{Padded(steps, kinds)}{Padded(value.Kind.ToString(), names)}{value.Name},";
        return $"{row}{LineBreak(text, text.Lines[line.LineNumber - 1])}{indent}";
    }

    private static string Padded(string text, int width) => text.Length < width ? text.PadRight(width) : text + " ";

    private static string LineBreak(SourceText text, TextLine line) =>
        text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    private static int Column(SourceText text, int position) => text.Lines.GetLinePosition(position).Character;

    private static IEnumerable<TextChange> Spaces(SourceText text, ParameterSyntax parameter, IReadOnlyList<TextChange> changes) =>
        parameter.Type is not { } kind ? []
        : Gap(text, changes, parameter, kind.GetFirstToken(), other => other.Type?.SpanStart)
            .Concat(Gap(text, changes, parameter, parameter.Identifier, other => other.Identifier.SpanStart).Take(
                changes.Any(change => change.Span.Start >= kind.SpanStart) ? 1 : 0));

    /// <summary>The spaces before a token that stands in a column with others, so that it stays there.</summary>
    private static IEnumerable<TextChange> Gap(
        SourceText text, IReadOnlyList<TextChange> changes, ParameterSyntax parameter, SyntaxToken token, Func<ParameterSyntax, int?> place)
    {
        var gap = TextSpan.FromBounds(token.GetPreviousToken().Span.End, token.SpanStart);
        var line = text.Lines.GetLineFromPosition(token.SpanStart);
        var column = Column(text, token.SpanStart);
        var isColumn = (parameter.Parent as ParameterListSyntax)?.Parameters.Any(other => other != parameter
            && place(other) is { } position && Column(text, position) == column
            && text.Lines.GetLineFromPosition(position).LineNumber != line.LineNumber) == true;
        var before = changes.Where(change => change.Span.Start >= line.Start && change.Span.End <= gap.Start
            && change.NewText?.Contains('\n') != true).ToList();
        var growth = before.Sum(change => (change.NewText?.Length ?? 0) - change.Span.Length);
        if (isColumn && growth != 0 && gap.Start >= line.Start && gap.Length > 0)
            yield return new TextChange(gap, new string(' ', Math.Max(1, gap.Length - growth)));
    }
}
