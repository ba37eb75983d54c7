namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>Integer arithmetic as mathematics has it: division towards minus infinity, remainders of the divisor's sign.</summary>
internal static class Arithmetic
{
    /// <summary><c>⌊a / b⌋</c>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static long FloorDivide(long a, long b)
    {
        var quotient = checked(a / b);
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    /// <summary><c>a − b·⌊a / b⌋</c>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static long Modulo(long a, long b) => checked(a - (b * FloorDivide(a, b)));

    /// <summary>The greatest common divisor, at least 0.</summary>
    public static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return checked(Math.Abs(a));
    }

    /// <summary>The least common multiple of two positive numbers.</summary>
    public static long LeastCommonMultiple(long a, long b) => checked(a / GreatestCommonDivisor(a, b) * b);
}
