using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>A layer of the user's own, of which the signature is believed: <c>C H W -> 2*C H/2 W/2</c>.</summary>
internal static class CustomRule
{
    private const string Arrow = "->";
    private const string Argument = "signature";
    private const int MostAxes = 3;

    /// <summary>The rule.</summary>
    public static StepResult? Apply(StepContext context, Flow input)
    {
        var text = context.Argument(Argument) is ArgumentValue.Text written ? written.Value : "";
        if (Read(text) is not var (taken, given))
        {
            context.Error(
                Catalogue.CustomSignature,
                context.At(Argument),
                $"{context.Subject} has the signature \"{text}\"; a signature has one to {MostAxes} sizes on each side of an arrow, as \"C H W -> 2*C H/2 W/2\"");
            return null;
        }

        var rank = input.Shape.Sizes.Count;
        if (taken.Count != rank)
        {
            context.Error(
                Catalogue.StepNotAllowed,
                context.At(Argument),
                $"{context.Subject} takes {Suggestion.Article(StepArguments.Kind(taken.Count))} but {input.Source} is {input.Described}; {input.Trace}; {KindCheck.Move(input, StepArguments.Kind(taken.Count))}, or correct the signature",
                context.Report.MakersOf(input));
            return null;
        }

        if (Bind(context, input, text, taken) is not var (here, running))
            return null;
        var sizes = given.Select(range => Size(context with { Scope = here }, text, range)).ToList();
        var result = given.Select(range => sizes.Contains(null) ? null : Running(context with { Scope = running }, text, range)).ToList();
        return sizes.Contains(null) || result.Contains(null)
            ? null
            : StepResult.Free(
                StepArguments.Kind(given.Count),
                new Shape(sizes.Select(size => size!).ToEquatableArray()),
                context.IsGeneral
                    ? null
                    : new Operation.Custom(context.Step.Layer!, Constants(context), result.Select(size => size!).ToEquatableArray()));
    }

    private static (IReadOnlyList<TextRange> Taken, IReadOnlyList<TextRange> Given)? Read(string text)
    {
        var arrow = text.IndexOf(Arrow, StringComparison.Ordinal);
        if (arrow < 0)
            return null;
        var after = arrow + Arrow.Length;
        var taken = AxisList.Of(text, new TextRange(0, arrow));
        var given = AxisList.Of(text, new TextRange(after, text.Length - after));
        return taken.Count is < 1 or > MostAxes || given.Count is < 1 or > MostAxes ? null : (taken, given);
    }

    /// <summary>
    /// The names on the left: as the sizes found there, and as what the running network sees. Whatever else stands there has to agree. Names of
    /// the record's own mean nothing on the left.
    /// </summary>
    private static (Scope Here, Scope Running)? Bind(StepContext context, Flow input, string text, IReadOnlyList<TextRange> taken)
    {
        var (here, running) = (context.Scope, context.Scope);
        var bound = new HashSet<string>();
        for (var axis = 0; axis < taken.Count; axis++)
        {
            var found = input.Shape.Sizes[axis];
            if (ExpressionParser.Parse(taken[axis].In(text)).Value is Expression.Name name && bound.Add(name.Text))
            {
                here = here.With(name.Text, new ExpressionValue.Integer(found));
                running = running.With(name.Text, new ExpressionValue.Integer(Dim.Symbol(Place(axis))));
                continue;
            }

            if (Size(context with { Scope = here }, text, taken[axis]) is not { } asked)
                return null;
            var words = Axes.InWords(taken.Count, axis);
            if (!context.Require(Proposition.Equal(found, asked), At(context, taken[axis]), new Violation(
                Catalogue.ChannelCount,
                $"{context.Subject} takes {words} {asked}, but {input.Source} is {input.Described}",
                input.Trace,
                $"give it {words} {asked}, or put a name into the signature"),
                context.Report.MakersOf(input)))
                return null;
        }

        return (here, running);
    }

    private static Dim? Size(StepContext context, string text, TextRange range) =>
        context.OpenSize(new ArgumentValue.Text(range.In(text)), At(context, range)) is { } size && context.Require(
            Proposition.AtLeast(size, 1),
            At(context, range),
            new Violation(
                Catalogue.SizeNotPositive, $"{context.Subject} has the size {size}", "", "sizes are at least 1", evaluate => $"it is {evaluate(size)}"))
            ? size
            : null;

    /// <summary>A size as the running network computes it: from the sizes that come in, and from nothing else that is open.</summary>
    private static Dim? Running(StepContext context, string text, TextRange range)
    {
        if (context.IsGeneral)
            return Dim.One;
        if (context.OpenSize(new ArgumentValue.Text(range.In(text)), At(context, range)) is not { } size)
            return null;
        var places = Enumerable.Range(0, MostAxes).Select(Place).ToList();
        if (size.Symbols.FirstOrDefault(symbol => !places.Contains(symbol)) is not { } foreign)
            return size;
        context.Error(
            Catalogue.CustomSignature,
            At(context, range),
            $"{context.Subject} computes a size from {foreign}, which is open; name the size on the left of the signature, and use that name");
        return null;
    }

    private static EquatableArray<ArgumentValue> Constants(StepContext context) =>
        context.Argument("arguments") is ArgumentValue.List list ? list.Items : EquatableArray<ArgumentValue>.Empty;

    private static Site At(StepContext context, TextRange range) =>
        context.At(Argument) with { Start = range.Start, Length = range.Length };

    /// <summary>The size of an axis in generated code, the batch axis being 0.</summary>
    private static string Place(int axis) => $"size[{axis + 1}]";
}
