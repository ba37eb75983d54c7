namespace DeclarativeNet.Generators.Shapes.Symbolic.Linear;

/// <summary>A statement about integer variables.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>A form is zero.</summary>
    public sealed record Zero(LinearForm Form) : Formula;

    /// <summary>A form is not negative.</summary>
    public sealed record NonNegative(LinearForm Form) : Formula;

    /// <summary>All of them hold.</summary>
    public sealed record All(IReadOnlyList<Formula> Parts) : Formula;

    /// <summary>At least one of them holds.</summary>
    public sealed record Any(IReadOnlyList<Formula> Parts) : Formula;

    /// <summary>Whether it holds for the given variables.</summary>
    public bool Holds(IReadOnlyList<long> values) => this switch
    {
        Zero zero => zero.Form.Evaluate(values) == 0,
        NonNegative nonNegative => nonNegative.Form.Evaluate(values) >= 0,
        All all => all.Parts.All(part => part.Holds(values)),
        Any any => any.Parts.Any(part => part.Holds(values)),
        _ => throw new InvalidOperationException($"Unknown formula {GetType().Name}."),
    };
}
