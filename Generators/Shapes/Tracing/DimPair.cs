using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>A number for the height and one for the width, either of which may be open.</summary>
internal sealed record DimPair(Dim Height, Dim Width)
{
    /// <summary>The numbers.</summary>
    /// <exception cref="InvalidOperationException">One depends on open sizes.</exception>
    public Pair ToPair() => new(Height.Value, Width.Value);

    /// <summary>Whether both are numbers.</summary>
    public bool IsConstant => Height.IsConstant && Width.IsConstant;

    /// <summary>As messages write it: <c>5×5</c>.</summary>
    public override string ToString() => $"{Height.ToFactorString()}×{Width.ToFactorString()}";

    /// <summary>The same number for both.</summary>
    public static DimPair Both(Dim number) => new(number, number);

    /// <summary>Goes through height and width of two together.</summary>
    public DimPair Zip(DimPair other, Func<Dim, Dim, Dim> combine) => new(combine(Height, other.Height), combine(Width, other.Width));
}
