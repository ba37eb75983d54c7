using System.Collections.Immutable;
using System.Globalization;

namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>An argument as it stands in an attribute.</summary>
internal abstract record Written
{
    public abstract string Text { get; }

    public static implicit operator Written(Expression size) => new Size(size);

    public static implicit operator Written(int number) => new Size(number);

    public static implicit operator Written(bool value) => new Flag(value);

    /// <summary>A number or a truth value as it is, an expression in a string.</summary>
    public sealed record Size(Expression Of) : Written
    {
        public override string Text => Of switch
        {
            Expression.Number { Value: var number } => $"{number}",
            Expression.Truth truth => truth.Text,
            _ => $"\"{Of.Text}\"",
        };
    }

    /// <summary>Sizes in an array: height and width.</summary>
    public sealed record Pair(Expression Height, Expression Width) : Written
    {
        public override string Text => $"new object[] {{ {new Size(Height).Text}, {new Size(Width).Text} }}";
    }

    /// <summary>Sizes one after the other, as a <c>params</c> argument takes them.</summary>
    public sealed record Sizes(ImmutableArray<Expression> Of) : Written
    {
        public override string Text => string.Join(", ", Of.Select(size => new Size(size).Text));
    }

    public sealed record Flag(bool Value) : Written
    {
        public override string Text => Value ? "true" : "false";
    }

    public sealed record Real(double Value) : Written
    {
        public override string Text => Value.ToString("0.0####", CultureInfo.InvariantCulture);
    }

    /// <summary>A member of an enumeration, as it is written.</summary>
    public sealed record Member(string Name) : Written
    {
        public override string Text => Name;
    }

    /// <summary>Sizes in one string with spaces between them; inside of each there are none.</summary>
    public sealed record Shape(ImmutableArray<Expression> Of) : Written
    {
        public override string Text => $"\"{string.Join(' ', Of.Select(size => size.Text.Replace(" ", "", StringComparison.Ordinal)))}\"";
    }

    /// <summary>Floating-point numbers in an array.</summary>
    public sealed record Reals(ImmutableArray<double> Values) : Written
    {
        public override string Text => $"new[] {{ {string.Join(", ", Values.Select(value => new Real(value).Text))} }}";
    }

    /// <summary>A string that is no expression.</summary>
    public sealed record Quoted(string Content) : Written
    {
        public override string Text => $"\"{Content}\"";
    }
}

/// <summary>
/// The arguments of a step, in the order in which they are written: those of the constructor by the name of its parameter, which begins
/// with a small letter, then properties.
/// </summary>
internal sealed record Arguments(ImmutableArray<(string Name, Written Value)> All)
{
    public static Arguments None { get; } = new([]);

    /// <summary>The arguments given; one without a value is not written.</summary>
    public static Arguments Of(params (string Name, Written? Value)[] arguments) =>
        new([.. arguments.Where(argument => argument.Value is not null).Select(argument => (argument.Name, argument.Value!))]);

    public string Text => string.Join(", ", All.Select(argument =>
        char.IsUpper(argument.Name[0]) ? $"{argument.Name} = {argument.Value.Text}" : argument.Value.Text));

    public Written? this[string name] => All.FirstOrDefault(argument => argument.Name == name).Value;
}
