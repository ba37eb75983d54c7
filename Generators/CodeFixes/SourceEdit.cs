using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Parsing.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>Edits of a declaration as changes of its text.</summary>
internal static class SourceEdit
{
    /// <summary>The changes of a repair; none where one of its places stands in another file.</summary>
    public static IReadOnlyList<TextChange> Of(INamedTypeSymbol type, Repair repair, SyntaxNode root, CancellationToken cancellation)
    {
        var edits = repair.Edits.Select(edit => new Place(type, edit.Site, root, cancellation).Changes(edit)?.ToList()).ToList();
        return edits.Contains(null) ? [] : [.. edits.SelectMany(changes => changes!)];
    }

    private sealed class Place(INamedTypeSymbol type, Site site, SyntaxNode root, CancellationToken cancellation)
    {
        private ParameterSyntax? Parameter => Symbol is null
            ? null
            : Here(Symbol.DeclaringSyntaxReferences.FirstOrDefault()) as ParameterSyntax;

        private IParameterSymbol? Symbol =>
            RecordParser.PrimaryConstructor(type, cancellation)?.Parameters.ElementAtOrDefault(Math.Max(0, site.Parameter));

        public IEnumerable<TextChange>? Changes(Edit edit) => edit switch
        {
            Edit.InsertStep insert when site.Attribute < 0 => Append(StepText.Of(insert.Step)),
            Edit.InsertStep insert => At(site.Attribute) is { } step ? [Insert(step.SpanStart, $"{StepText.Of(insert.Step)}, ")] : null,
            Edit.ReplaceStep replace => At(site.Attribute) is { } step ? [new(step.Span, StepText.Of(replace.Step))] : null,
            Edit.RemoveStep => At(site.Attribute) is { } step ? [new(SpanWithComma(step), "")] : null,
            Edit.MoveStep move => At(site.Attribute) is { } step && At(move.Before) is { } before
                ? [Insert(before.SpanStart, $"{step}, "), new(SpanWithComma(step), "")]
                : null,
            Edit.SetArgument set => Set(set.Value),
            Edit.RemoveArgument => Remove(),
            Edit.ReplaceText replace => [new(SiteLocator.Find(type, site, cancellation).SourceSpan, replace.Text)],
            Edit.DeclareKind declare => Parameter?.Type is { } kind ? [new(kind.Span, declare.Kind.ToString())] : null,
            Edit.InsertValue insert => Parameter is { } next ? [Insert(next.SpanStart, Table.Row(insert.Value, next))] : null,
            Edit.RemoveValue => Parameter?.Parent is ParameterListSyntax list ? [new(SpanWithComma(list.Parameters, Parameter), "")] : null,
            Edit.AddPartial => Partial(),
            _ => throw new InvalidOperationException($"Unknown edit {edit.GetType().Name}."),
        };

        private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

        private SyntaxNode? Here(SyntaxReference? reference) =>
            reference?.SyntaxTree == root.SyntaxTree ? reference.GetSyntax(cancellation) : null;

        private AttributeSyntax? At(int attribute) =>
            Here(Symbol?.GetAttributes().ElementAtOrDefault(attribute)?.ApplicationSyntaxReference) as AttributeSyntax;

        private IEnumerable<TextChange>? Append(string step) =>
            Parameter?.AttributeLists.LastOrDefault(list => list.Target is null) is { } list
                ? [Insert(list.Attributes.Last().Span.End, $", {step}")]
                : null;

        /// <summary>A step with the comma that goes with it; with its brackets where it stands alone in them.</summary>
        private static TextSpan SpanWithComma(AttributeSyntax step) => step.Parent is AttributeListSyntax { Attributes.Count: > 1 } list
            ? SpanWithComma(list.Attributes, step)
            : TextSpan.FromBounds(step.Parent!.SpanStart, step.Parent.GetLastToken().GetNextToken().SpanStart);

        private static TextSpan SpanWithComma<T>(SeparatedSyntaxList<T> list, T item)
            where T : SyntaxNode
        {
            var index = list.IndexOf(item);
            return index + 1 < list.Count ? TextSpan.FromBounds(item.SpanStart, list[index + 1].SpanStart)
                : index > 0 ? TextSpan.FromBounds(list[index - 1].Span.End, item.Span.End)
                : item.Span;
        }

        private IEnumerable<TextChange>? Set(ArgumentValue value)
        {
            if (At(site.Attribute) is not { } step || Symbol?.GetAttributes()[site.Attribute] is not { } data)
                return null;
            if (Arguments.Find(step, data, site.Argument!, site.Element) is { } written)
                return [new(written.Span, StepText.Of(value))];
            var argument = StepText.Named(site.Argument!, value);
            return step.ArgumentList is not { } list ? [Insert(step.Span.End, $"({argument})")]
                : [Insert(list.CloseParenToken.SpanStart, list.Arguments.Count == 0 ? argument : $", {argument}")];
        }

        private IEnumerable<TextChange>? Remove()
        {
            if (At(site.Attribute)?.ArgumentList is not { } list)
                return null;
            var written = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == site.Argument);
            return written is null ? null
                : list.Arguments.Count == 1 ? [new(list.Span, "")]
                : [new(SpanWithComma(list.Arguments, written), "")];
        }

        private IEnumerable<TextChange> Partial() => TypeNames.Containing(type).Prepend(type)
            .SelectMany(part => part.DeclaringSyntaxReferences)
            .Select(Here)
            .OfType<TypeDeclarationSyntax>()
            .Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(part => Insert(part.Keyword.SpanStart, "partial "));
    }
}
