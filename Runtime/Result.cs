namespace DeclarativeNet;

/// <summary>The outcome of something that can fail for reasons outside the program: a value, or what went wrong.</summary>
public abstract record Result<T>
{
    private Result()
    {
    }

    /// <summary>It went well.</summary>
    public sealed record Ok(T Value) : Result<T>;

    /// <summary>It did not.</summary>
    public sealed record Failed(Failure Failure) : Result<T>;

    /// <summary>Goes on with the value, if there is one.</summary>
    public Result<TNext> Bind<TNext>(Func<T, Result<TNext>> next) => this switch
    {
        Ok ok => next(ok.Value),
        Failed failed => new Result<TNext>.Failed(failed.Failure),
        _ => throw new InvalidOperationException("A result is Ok or Failed."),
    };

    /// <summary>Changes the value, if there is one.</summary>
    public Result<TNext> Map<TNext>(Func<T, TNext> change) => Bind(value => new Result<TNext>.Ok(change(value)));

    /// <summary>One of two, as it went.</summary>
    public TOut Match<TOut>(Func<T, TOut> ok, Func<Failure, TOut> failed) => this switch
    {
        Ok good => ok(good.Value),
        Failed bad => failed(bad.Failure),
        _ => throw new InvalidOperationException("A result is Ok or Failed."),
    };

    /// <summary>A value is a result that went well.</summary>
    public static implicit operator Result<T>(T value) => new Ok(value);

    /// <summary>A failure is a result that did not.</summary>
    public static implicit operator Result<T>(Failure failure) => new Failed(failure);
}

/// <summary>What went wrong, for a person to read.</summary>
/// <param name="What">One sentence: what is wrong.</param>
/// <param name="Where">The file, record or option it is about.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Failure(string What, string Where, string Remedy)
{
    /// <summary>One line. What a system says ends in a full stop, and goes on here.</summary>
    public override string ToString() => $"{Where}: {What.TrimEnd('.')}; {Remedy}";
}
