namespace DeclarativeNet.Generators.Model;

/// <summary>A constant in an attribute.</summary>
public abstract record ArgumentValue
{
    private ArgumentValue()
    {
    }

    /// <summary>The number that it is; nothing where it is none.</summary>
    public double? Number => this switch
    {
        Integer integer => integer.Value,
        Real real => real.Value,
        _ => null,
    };

    /// <summary>An integer.</summary>
    public sealed record Integer(long Value) : ArgumentValue;

    /// <summary>A floating-point number.</summary>
    public sealed record Real(double Value) : ArgumentValue;

    /// <summary>A truth value.</summary>
    public sealed record Boolean(bool Value) : ArgumentValue;

    /// <summary>A string: a name, or an expression.</summary>
    public sealed record Text(string Value) : ArgumentValue;

    /// <summary>A member of an enum.</summary>
    /// <param name="Type">Full name of the enum.</param>
    /// <param name="Member">Name of the member.</param>
    public sealed record EnumMember(string Type, string Member) : ArgumentValue;

    /// <summary>An array.</summary>
    public sealed record List(EquatableArray<ArgumentValue> Items) : ArgumentValue;

    /// <summary>No value.</summary>
    public sealed record Null : ArgumentValue;
}
