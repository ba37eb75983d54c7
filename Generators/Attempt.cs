using DeclarativeNet.Generators.Diagnostics;

namespace DeclarativeNet.Generators;

/// <summary>What a step of the generator made for a model, or the message that it failed.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Value">What was made.</param>
/// <param name="Failure">What went wrong.</param>
internal sealed record Attempt<T>(string Model, T? Value, string? Failure)
{
    /// <summary>The next step, if this one did not fail.</summary>
    public Attempt<TNext> Then<TNext>(Func<T, TNext> next) => Failure is null
        ? Attempt.At(Model, () => next(Value!))
        : new(Model, default, Failure);
}

/// <summary>Ways to make an <see cref="Attempt{T}"/>.</summary>
internal static class Attempt
{
    /// <summary>Runs a step. A bug in it is a message that names the model; a cancellation is none.</summary>
    public static Attempt<T> At<T>(string model, Func<T> step)
    {
        try
        {
            return new(model, step(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(model, default, StructureMessages.Internal(model, $"{exception.GetType().Name}: {exception.Message}"));
        }
    }
}
