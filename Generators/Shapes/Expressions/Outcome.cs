namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>What is wrong with an expression, and where in its text.</summary>
/// <param name="Problem">Which sort of mistake it is.</param>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Message">What is wrong, without the place.</param>
internal sealed record ExpressionError(ExpressionProblem Problem, int Start, int Length, string Message);

/// <summary>The sorts of mistakes in expressions; each is a diagnostic.</summary>
internal enum ExpressionProblem
{
    /// <summary>The text is no expression.</summary>
    Syntax,

    /// <summary>A name stands for nothing.</summary>
    UnknownName,

    /// <summary>An operator or function does not take these types.</summary>
    Type,

    /// <summary>A division by zero, or a number beyond 64 bits.</summary>
    Arithmetic,
}

/// <summary>A result, or the first error on the way to it.</summary>
internal readonly record struct Outcome<T>
    where T : class
{
    private Outcome(T? value, ExpressionError? error) => (Value, Error) = (value, error);

    /// <summary>The result; nothing where there is an error.</summary>
    public T? Value { get; }

    /// <summary>The error; nothing where there is a result.</summary>
    public ExpressionError? Error { get; }

    /// <summary>A result.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>An error.</summary>
    public static implicit operator Outcome<T>(ExpressionError error) => new(null, error);

    /// <summary>Goes on with the result.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
        where TNext : class => Value is null ? Error! : next(Value);
}
