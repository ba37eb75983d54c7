using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic.Linear;

/// <summary>
/// A sum of integer variables with coefficients, and a constant. Arithmetic beyond 64 bits throws <see cref="OverflowException"/>.
/// </summary>
internal sealed class LinearForm
{
    private readonly long[] coefficients;

    private LinearForm(long[] coefficients, long constant)
    {
        var count = coefficients.Length;
        while (count > 0 && coefficients[count - 1] == 0)
            count--;
        this.coefficients = coefficients;
        Coefficients = new(ImmutableArray.Create(coefficients, 0, count));
        Constant = constant;
    }

    /// <summary>The coefficients, by variable, up to the last one that is not zero.</summary>
    public EquatableArray<long> Coefficients { get; }

    /// <summary>What is added to the variables.</summary>
    public long Constant { get; }

    /// <summary>Whether no variable is in it.</summary>
    public bool IsConstant => Coefficients.Count == 0;

    /// <summary>The greatest common divisor of the coefficients; 0 where there are none.</summary>
    public long Content => Coefficients.Aggregate(0L, Arithmetic.GreatestCommonDivisor);

    /// <summary>The variables in it.</summary>
    public IEnumerable<int> Variables => Enumerable.Range(0, Coefficients.Count).Where(variable => Coefficients[variable] != 0);

    /// <summary>The coefficient of a variable.</summary>
    public long this[int variable] => variable < coefficients.Length ? coefficients[variable] : 0;

    /// <summary>A number.</summary>
    public static LinearForm Of(long constant) => new([], constant);

    /// <summary>A variable.</summary>
    public static LinearForm Variable(int variable) => new([.. new long[variable], 1], 0);

    /// <summary>The sum with a multiple of another one.</summary>
    public LinearForm Plus(LinearForm other, long factor = 1)
    {
        var sum = new long[Math.Max(coefficients.Length, other.coefficients.Length)];
        for (var variable = 0; variable < sum.Length; variable++)
            sum[variable] = checked(this[variable] + (factor * other[variable]));
        return new(sum, checked(Constant + (factor * other.Constant)));
    }

    /// <summary>The sum with a number.</summary>
    public LinearForm Plus(long number) => new(coefficients, checked(Constant + number));

    /// <summary>A multiple.</summary>
    public LinearForm Times(long factor) => Of(0).Plus(this, factor);

    /// <summary>Divided by a number that divides the coefficients; the constant is rounded down.</summary>
    public LinearForm Over(long divisor) => divisor == 1 ? this : Each((_, coefficient) => coefficient / divisor, divisor);

    /// <summary>What is left without a variable.</summary>
    public LinearForm Without(int variable) => Each((index, coefficient) => index == variable ? 0 : coefficient);

    /// <summary>With a form in the place of a variable; the form may have that variable, by which something else is meant.</summary>
    public LinearForm Substitute(int variable, LinearForm value) =>
        this[variable] is var factor and not 0 ? Without(variable).Plus(value, factor) : this;

    /// <summary>
    /// <c>x + ⌊a₁/a⌋·x₁ + … + ⌊c/a⌋</c>, where a is the coefficient of x: what this one is a times of, but for remainders below a.
    /// </summary>
    public LinearForm Rounded(int variable) =>
        Each((_, coefficient) => Arithmetic.FloorDivide(coefficient, this[variable]), this[variable]);

    /// <summary>The number for the given variables.</summary>
    public long Evaluate(IReadOnlyList<long> values)
    {
        var sum = Constant;
        for (var variable = 0; variable < Coefficients.Count; variable++)
            sum = checked(sum + (coefficients[variable] * values[variable]));
        return sum;
    }

    private LinearForm Each(Func<int, long, long> change, long divisor = 1)
    {
        var changed = new long[Coefficients.Count];
        for (var variable = 0; variable < changed.Length; variable++)
            changed[variable] = change(variable, coefficients[variable]);
        return new(changed, Arithmetic.FloorDivide(Constant, divisor));
    }
}
