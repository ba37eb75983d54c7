namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>A rational number; equal ones are the same.</summary>
internal readonly record struct Fraction
{
    private Fraction(long numerator, long denominator)
    {
        var shared = Shared(numerator, denominator);
        (Numerator, Denominator) = (numerator / shared, denominator / shared);
    }

    /// <summary>Over the line.</summary>
    public long Numerator { get; }

    /// <summary>Under the line, above 0.</summary>
    public long Denominator { get; }

    /// <summary>As a floating-point number.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>A whole number.</summary>
    public static implicit operator Fraction(long number) => new(number, 1);

    /// <summary>The sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) => a + (b * -1);

    /// <summary>The negation.</summary>
    public static Fraction operator -(Fraction a) => a * -1;

    /// <summary>The product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>A part of it.</summary>
    public static Fraction operator /(Fraction a, long parts) => new(a.Numerator, a.Denominator * parts);

    /// <summary>The smaller one.</summary>
    public static Fraction Min(Fraction a, Fraction b) => (a - b).Numerator <= 0 ? a : b;

    /// <summary>The larger one.</summary>
    public static Fraction Max(Fraction a, Fraction b) => (a - b).Numerator >= 0 ? a : b;

    /// <summary>As text: <c>3</c>, <c>1/2</c>.</summary>
    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static long Shared(long numerator, long denominator)
    {
        var (a, b) = (Math.Abs(numerator), denominator);
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
