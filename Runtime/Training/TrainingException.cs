namespace DeclarativeNet.Training;

/// <summary>
/// Ends a run's stream of events for a reason outside the program: data that do not fit the model, a device that is not there, a loss
/// that is no number any more, a full disk. Its message is one line for a person to read.
/// </summary>
/// <param name="failure">What went wrong.</param>
public sealed class TrainingException(Failure failure) : Exception(failure.ToString())
{
    /// <summary>What went wrong, where, and what to do about it.</summary>
    public Failure Failure { get; } = failure;
}

/// <summary>From a <see cref="Result{T}"/> to the stream of a run, which has values and exceptions.</summary>
internal static class ResultExtensions
{
    /// <summary>The value.</summary>
    /// <exception cref="TrainingException">There is none.</exception>
    public static T OrThrow<T>(this Result<T> result) => result.Match(value => value, failure => throw new TrainingException(failure));
}
