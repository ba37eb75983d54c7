using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>One axis as <c>Input</c> declares it.</summary>
/// <param name="Value">A number, or the text of a name or an expression.</param>
/// <param name="Site">Where it stands.</param>
internal sealed record InputAxis(ArgumentValue Value, Site Site)
{
    /// <summary>The name of an open size, unless it is something else in the scope.</summary>
    public string? OpenName(Scope scope) =>
        Value is ArgumentValue.Text { Value: var text } && ExpressionParser.Parse(text).Value is Expression.Name name
            && !scope.Names.ContainsKey(name.Text) ? name.Text : null;
}

/// <summary>Reads and binds the axes of a record's input.</summary>
internal static class InputAxes
{
    /// <summary>
    /// The axes as declared: <c>[Input(3, "H", "W")]</c>, or all in one string, <c>[Input("C H W")]</c>. Nothing where they do not suit
    /// the kind.
    /// </summary>
    public static IReadOnlyList<InputAxis>? Read(StepContext context)
    {
        var items = context.Argument("shape") is ArgumentValue.List list ? list.Items : EquatableArray<ArgumentValue>.Empty;
        var axes = items.Count == 1 && items[0] is ArgumentValue.Text { Value: var text }
            ? [.. AxisList.Of(text).Select(word => new InputAxis(
                new ArgumentValue.Text(word.In(text)),
                context.At("shape", 0) with { Start = word.Start, Length = word.Length }))]
            : items.Select((item, index) => new InputAxis(item, context.At("shape", index))).ToList();
        var expected = context.Value.Kind switch
        {
            ValueKind.Image or ValueKind.Map => 3,
            ValueKind.Tokens => 2,
            _ => 1,
        };
        if (axes.Count == expected)
            return axes;

        context.Error(
            Catalogue.InputAxes,
            context.At("shape"),
            $"the input '{context.Value.Name}' has {axes.Count} {(axes.Count == 1 ? "axis" : "axes")} but {Suggestion.Article(context.Value.Kind)} {(context.Value.Kind is ValueKind.Tokens or ValueKind.Logits ? "have" : "has")} {expected}: {string.Join("×", Axes.Names(expected))}");
        return null;
    }

    /// <summary>The axes where nothing comes in yet: names are open sizes, which the scope knows from then on.</summary>
    public static (Shape Shape, Scope Scope)? Open(StepContext context, IReadOnlyList<InputAxis> axes, Func<string, Dim> symbol)
    {
        var scope = context.Scope;
        foreach (var name in axes.Select(axis => axis.OpenName(context.Scope)).Where(name => name is not null))
            scope = scope.With(name!, new ExpressionValue.Integer(symbol(name!)));
        var sizes = axes.Select(axis => Size(context with { Scope = scope }, axis)).ToList();
        return sizes.Contains(null) ? null : (new Shape(sizes.Select(size => size!).ToEquatableArray()), scope);
    }

    /// <summary>The axes bound to what comes in: a name is the size at its first place; whatever else is declared has to agree.</summary>
    public static Scope? Bind(StepContext context, IReadOnlyList<InputAxis> axes, Flow input)
    {
        var scope = context.Scope;
        for (var index = 0; index < axes.Count; index++)
        {
            var given = input.Shape.Sizes[index];
            if (axes[index].OpenName(scope) is { } name)
            {
                scope = scope.With(name, new ExpressionValue.Integer(given));
                continue;
            }

            if (Size(context with { Scope = scope }, axes[index]) is not { } declared)
                return null;
            var axis = Axes.InWords(axes.Count, index);
            if (!context.Require(Proposition.Equal(given, declared), axes[index].Site, new Violation(
                Catalogue.BlockDoesNotFit,
                $"its input has {axis} {given} where '{context.Value.Name}' asks for {declared}",
                "",
                $"give it {declared}, or leave that size of '{context.Value.Name}' open",
                evaluate => $"its {axis} is {evaluate(given)} and {evaluate(declared)} is asked for")))
                return null;
        }

        return scope;
    }

    private static Dim? Size(StepContext context, InputAxis axis)
    {
        if (context.Evaluate(axis.Value, axis.Site) is not { } value)
            return null;
        if (value is ExpressionValue.Unknown { Type.Name: "int" } && context.IsGeneral)
            return context.Opaque("size");
        if (value is not ExpressionValue.Integer { Value: var size })
        {
            context.Error(
                Catalogue.MalformedArgument, axis.Site, $"the input '{context.Value.Name}' has {value.Type} for a size; give a number or a name");
            return null;
        }

        if (!size.IsConstant || size.Value >= 1)
            return size;
        context.Error(Catalogue.SizeNotPositive, axis.Site, $"the input '{context.Value.Name}' has the size {size}; sizes are at least 1");
        return null;
    }
}
