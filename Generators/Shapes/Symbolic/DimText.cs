using System.Globalization;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>Writes a <see cref="Dim"/>: for people, or as C#.</summary>
internal sealed class DimText
{
    private readonly bool isCSharp;

    private DimText(bool isCSharp) => this.isCSharp = isCSharp;

    /// <summary>As a person writes it: <c>(H + 1)/2</c>.</summary>
    public static DimText Message { get; } = new(isCSharp: false);

    /// <summary>As C# on <c>long</c> variables.</summary>
    public static DimText CSharp { get; } = new(isCSharp: true);

    private string Over => isCSharp ? " / " : "/";

    private string Times => isCSharp ? " * " : "*";

    /// <summary>The whole of it.</summary>
    public string Sum(Dim size)
    {
        if (size.IsConstant)
            return Number(size.Value);
        var dim = Unfolded(size);
        if (dim is { Constant: 0, Terms.Count: 1 })
            return (dim.Terms[0].Coefficient < 0 ? "-" : "") + Product(dim.Terms[0]);
        var parts = dim.Terms
            .OrderBy(term => term.Coefficient < 0)
            .ThenBy(term => term.Factors.Any(factor => factor is not Symbolic.Atom.Symbol))
            .Select(term => (Negative: term.Coefficient < 0, Text: Product(term)))
            .ToList();
        if (dim.Constant != 0 || parts.Count == 0)
            parts.Add((dim.Constant < 0, Number(dim.Constant).TrimStart('-')));
        return string.Concat(parts.Select((part, index) => (index, part.Negative) switch
        {
            (0, false) => part.Text,
            (0, true) => "-" + part.Text,
            (_, false) => " + " + part.Text,
            (_, true) => " - " + part.Text,
        }));
    }

    /// <summary>As a factor of a product: a sum is in parentheses.</summary>
    public string Factor(Dim size) =>
        Unfolded(size) is var dim && dim.Terms.Count + (dim.Constant == 0 ? 0 : 1) > 1 ? $"({Sum(size)})" : Sum(size);

    /// <summary>One atom.</summary>
    public string Atom(Atom atom) => atom switch
    {
        Symbolic.Atom.Symbol symbol => Scaled(symbol, 1),
        Symbolic.Atom.Quotient quotient => Quotient(quotient),
        Symbolic.Atom.Extremum extremum => Extremum(extremum),
        Symbolic.Atom.Choice choice =>
            $"({(isCSharp ? choice.Condition.ToCSharp() : choice.Condition.ToString())} ? {Sum(choice.WhenTrue)} : {Sum(choice.WhenFalse)})",
        _ => throw new InvalidOperationException($"Unknown atom {atom.GetType().Name}."),
    };

    /// <summary>A size that is a known multiple is the size again where the multiple is: <c>32·k</c> is H.</summary>
    private static Dim Unfolded(Dim dim)
    {
        if (dim.Terms.All(term => term.Factors.All(factor => factor is not Symbolic.Atom.Symbol { IsPlain: false })))
            return dim;
        return dim.Terms.Aggregate(Dim.Of(dim.Constant), (sum, term) => sum + Unfolded(term));
    }

    private static Dim Unfolded(Term term)
    {
        foreach (var symbol in term.Factors.OfType<Symbolic.Atom.Symbol>().Where(symbol => !symbol.IsPlain))
        {
            var whole = (Dim.Of(symbol) * symbol.Multiple).Terms;
            if (whole.Count == 1 && term.Over(whole[0]) is { } rest)
                return Unfolded(Dim.Sum(0, [rest]) * (Dim.Symbol(symbol.Name) - symbol.Remainder));
        }

        return Dim.Sum(0, [term]);
    }

    /// <summary>A term without its sign. A size that is a known multiple cancels: 16 times <c>H/32</c> is <c>H/2</c>.</summary>
    private string Product(Term term)
    {
        var magnitude = Math.Abs(term.Coefficient);
        if (term.Factors.Count == 1 && term.Factors[0] is Symbolic.Atom.Symbol { IsPlain: false } symbol)
            return Scaled(symbol, magnitude);

        if (term.Factors.Count == 1 && magnitude == 1)
            return Atom(term.Factors[0]);
        var factors = term.Factors.Select((factor, index) =>
            factor is Symbolic.Atom.Quotient or Symbolic.Atom.Symbol { IsPlain: false } && (index > 0 || magnitude != 1)
                ? $"({Atom(factor)})"
                : Atom(factor));
        return string.Join(Times, magnitude == 1 ? factors : factors.Prepend(Number(magnitude)));
    }

    private string Scaled(Atom.Symbol symbol, long coefficient)
    {
        var size = symbol.Remainder == 0 ? symbol.Name : $"({symbol.Name} - {Number(symbol.Remainder)})";
        if (!symbol.Multiple.IsConstant)
        {
            var share = size + Over + Operand(symbol.Multiple);
            return coefficient == 1 ? share : $"{Number(coefficient)}{Times}({share})";
        }

        var multiple = symbol.Multiple.Value;
        var shared = Arithmetic.GreatestCommonDivisor(coefficient, multiple);
        var scaled = coefficient == shared ? size : Number(coefficient / shared) + Times + size;
        return multiple == shared ? scaled : scaled + Over + Number(multiple / shared);
    }

    private string Quotient(Atom.Quotient quotient)
    {
        var (dividend, divisor) = (quotient.Dividend, quotient.Divisor);
        var numerator = Operand(dividend);
        var denominator = Operand(divisor);
        if (!isCSharp || IsNeverNegative(dividend))
            return numerator + Over + denominator;

        // C# divides towards zero; taking the floored remainder off first makes the division exact.
        return $"(({numerator} - (({numerator} % {denominator} + {denominator}) % {denominator})) / {denominator})";
    }

    private string Operand(Dim dim) =>
        dim.IsConstant || dim.Single is Symbolic.Atom.Symbol { IsPlain: true } or Symbolic.Atom.Extremum ? Sum(dim) : $"({Sum(dim)})";

    private string Extremum(Atom.Extremum extremum)
    {
        var name = (isCSharp, extremum.IsLargest) switch
        {
            (false, true) => "max",
            (false, false) => "min",
            (true, true) => "global::System.Math.Max",
            (true, false) => "global::System.Math.Min",
        };
        return isCSharp
            ? extremum.Terms.Skip(1).Aggregate(Sum(extremum.Terms[0]), (text, term) => $"{name}({text}, {Sum(term)})")
            : $"{name}({string.Join(", ", extremum.Terms.Select(Sum))})";
    }

    /// <summary>Open sizes are at least 1, so a dividend without negative parts is not negative.</summary>
    private static bool IsNeverNegative(Dim dim) => dim.Constant >= 0 && dim.Terms.All(term =>
        term.Coefficient >= 0 && term.Factors.All(factor => factor switch
        {
            Symbolic.Atom.Symbol => true,
            Symbolic.Atom.Quotient quotient => IsNeverNegative(quotient.Dividend) && IsNeverNegative(quotient.Divisor),
            Symbolic.Atom.Extremum extremum => extremum.Terms.All(IsNeverNegative),
            Symbolic.Atom.Choice choice => IsNeverNegative(choice.WhenTrue) && IsNeverNegative(choice.WhenFalse),
            _ => false,
        }));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
