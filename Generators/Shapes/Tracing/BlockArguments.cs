using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Gives a block's hyperparameters their values.</summary>
internal static class BlockArguments
{
    /// <summary>The values at a use, in order; nothing where one is wrong, which has then been reported.</summary>
    public static EquatableArray<ExpressionValue>? Read(StepContext context, Declaration block)
    {
        var written = context.Argument("arguments") is ArgumentValue.List list ? list.Items : EquatableArray<ArgumentValue>.Empty;
        var fewest = block.Hyperparameters.Count(parameter => parameter.Default is null);
        if (written.Count > block.Hyperparameters.Count || block.Hyperparameters.Skip(written.Count).Any(parameter => parameter.Default is null))
        {
            var takes = fewest == block.Hyperparameters.Count ? $"{fewest}" : $"{fewest} to {block.Hyperparameters.Count}";
            var signature = string.Join(", ", block.Hyperparameters.Select(parameter => $"{parameter.Type.SimpleName()} {parameter.Name}"));
            context.Error(
                Catalogue.ArgumentCount,
                context.At(),
                $"'{context.Value.Name}' gives {block.Type.Name} {Suggestion.Count(written.Count, "argument")}; it takes {takes}{(signature.Length > 0 ? $": {signature}" : "")}");
            return null;
        }

        var values = block.Hyperparameters.Select((parameter, index) => index < written.Count
            ? Read(context, block, parameter, written[index], context.At("arguments", index))
            : Of(parameter.Default!)).ToList();
        return values.Contains(null) ? null : values.Select(value => value!).ToEquatableArray();
    }

    /// <summary>A block's hyperparameters as names in its expressions.</summary>
    public static Scope Scope(Declaration block, EquatableArray<ExpressionValue> values) => block.Hyperparameters
        .Select((parameter, index) => (Parameter: parameter, Value: values[index]))
        .Aggregate(Expressions.Scope.Empty, (scope, pair) =>
            scope.With(pair.Parameter.Name, pair.Value).WithEnum(pair.Parameter.Type, pair.Parameter.Members));

    /// <summary>The values as constants; nothing is known of one that is not known here.</summary>
    public static EquatableArray<Argument> Constants(Declaration block, EquatableArray<ExpressionValue> values) => block.Hyperparameters
        .Select((parameter, index) => new Argument(parameter.Name, Constant(values[index])))
        .ToEquatableArray();

    /// <summary>A value as messages write it.</summary>
    public static string Text(ExpressionValue value) => value switch
    {
        ExpressionValue.Integer integer => integer.Value.ToString(),
        ExpressionValue.Real real => real.Value.ToString(CultureInfo.InvariantCulture),
        ExpressionValue.Truth truth => truth.Value.ToString(),
        ExpressionValue.Text text => $"\"{text.Value}\"",
        ExpressionValue.EnumMember member => member.Member,
        _ => "?",
    };

    /// <summary>A constant as a value.</summary>
    public static ExpressionValue? Of(ArgumentValue constant) => constant switch
    {
        ArgumentValue.Integer integer => new ExpressionValue.Integer(integer.Value),
        ArgumentValue.Real real => new ExpressionValue.Real(real.Value),
        ArgumentValue.Boolean boolean => new ExpressionValue.Truth(new Proposition.Constant(boolean.Value)),
        ArgumentValue.Text text => new ExpressionValue.Text(text.Value),
        ArgumentValue.EnumMember member => new ExpressionValue.EnumMember(member.Type, member.Member),
        _ => null,
    };

    /// <summary>Whether a value can be given to a hyperparameter of a type: as it is, or as an integer to a <c>double</c>.</summary>
    public static bool Suits(ExpressionValue value, string type) =>
        value.Type.Name == type || (value.Type == ExpressionType.Integer && type == ExpressionType.Real.Name);

    private static ExpressionValue? Read(StepContext context, Declaration block, Hyperparameter parameter, ArgumentValue argument, Site site)
    {
        var value = parameter.Type == ExpressionType.Text.Name && argument is ArgumentValue.Text text
            ? OfText(context, text.Value)
            : (context with { Scope = context.Scope.WithEnum(parameter.Type, parameter.Members) }).Evaluate(argument, site);
        if (value is null)
            return null;
        if (!Suits(value, parameter.Type))
        {
            context.Error(
                Catalogue.ArgumentType,
                site,
                $"'{context.Value.Name}' gives {block.Type.Name} {value.Type} for '{parameter.Name}', which is {new ExpressionType(parameter.Type)}; give {Expected(parameter)}");
            return null;
        }

        var isOpen = value is ExpressionValue.Unknown or ExpressionValue.Integer { Value.IsConstant: false }
            or ExpressionValue.Truth { Value.Decided: null };
        if (!isOpen || context.IsGeneral)
            return value;
        context.Error(
            Catalogue.Undecided,
            site,
            $"'{context.Value.Name}' gives {block.Type.Name} a '{parameter.Name}' that depends on an open size; a network is the same for all sizes, so let it depend on fixed ones only");
        return null;
    }

    /// <summary>A string that names a string hyperparameter is that one, one in quotes is what the quotes hold, and any other is itself.</summary>
    private static ExpressionValue OfText(StepContext context, string text) =>
        context.Scope.Names.TryGetValue(text, out var named) && named.Type == ExpressionType.Text ? named
        : ExpressionParser.Parse(text).Value is Expression.Literal { Value: ExpressionValue.Text quoted } ? quoted
        : new ExpressionValue.Text(text);

    private static ArgumentValue Constant(ExpressionValue value) => value switch
    {
        ExpressionValue.Integer { Value: { IsConstant: true } integer } => new ArgumentValue.Integer(integer.Value),
        ExpressionValue.Real real => new ArgumentValue.Real(real.Value),
        ExpressionValue.Truth { Value.Decided: { } truth } => new ArgumentValue.Boolean(truth),
        ExpressionValue.Text text => new ArgumentValue.Text(text.Value),
        ExpressionValue.EnumMember member => new ArgumentValue.EnumMember(member.Enum, member.Member),
        _ => new ArgumentValue.Null(),
    };

    private static string Expected(Hyperparameter parameter) => parameter.Type switch
    {
        "int" => "an integer, or an expression that is one",
        "double" => "a number",
        "bool" => "true or false, or a condition in a string",
        "string" => "a string",
        _ when parameter.Members.Count > 0 => $"{parameter.Type.SimpleName()}.{string.Join($" or {parameter.Type.SimpleName()}.", parameter.Members)}",
        _ => $"a member of {parameter.Type.SimpleName()}",
    };
}
