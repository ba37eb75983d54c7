using System.Runtime.InteropServices;

namespace DeclarativeNet.Training;

/// <summary>What libtorch says when it cannot go on, as one line for a person to read.</summary>
internal static class TorchFailures
{
    /// <summary>What is in the messages of the allocators: CUDA's, the processor's, and C++'s own.</summary>
    private static readonly string[] OutOfMemory = ["out of memory", "not enough memory", "allocate memory", "bad_alloc"];

    /// <summary>What to do about too little memory for training.</summary>
    public static string LessMemory(Recipe recipe) => recipe.BatchSize == 1
        ? "train on smaller pictures, or on a device with more memory"
        : $"lower BatchSize (it is {recipe.BatchSize}), and raise Accumulation (it is {recipe.Accumulation}) by as much";

    /// <summary>An iterator's elements; where libtorch refuses a call, they end in a <see cref="TrainingException"/>.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="where">What was computed: the model's name.</param>
    /// <param name="forMemory">What to do where there is too little memory.</param>
    public static IEnumerable<T> Told<T>(this IEnumerable<T> elements, string where, string forMemory)
    {
        using var each = elements.GetEnumerator();
        while (Try(each.MoveNext))
            yield return each.Current;

        bool Try(Func<bool> next)
        {
            try
            {
                return next();
            }
            catch (ExternalException problem)
            {
                throw new TrainingException(Of(problem, where, forMemory));
            }
        }
    }

    /// <summary>A result; where libtorch refuses a call, what it says.</summary>
    /// <inheritdoc cref="Told{T}(IEnumerable{T}, string, string)"/>
    public static Result<T> Told<T>(Func<Result<T>> computed, string where, string forMemory)
    {
        try
        {
            return computed();
        }
        catch (ExternalException problem)
        {
            return Of(problem, where, forMemory);
        }
    }

    /// <summary>What libtorch says.</summary>
    /// <param name="problem">What it throws.</param>
    /// <param name="where">What was computed.</param>
    /// <param name="forMemory">What to do where there is too little memory.</param>
    public static Failure Of(ExternalException problem, string where, string forMemory)
    {
        // libtorch's messages go on for many lines, with a stack of its own.
        var said = problem.Message.Split('\n', 2)[0].Trim();
        return OutOfMemory.Any(words => said.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? new Failure($"there is not enough memory for it: {Sentences(said, 2)}", where, forMemory)
            : new Failure(
                $"libtorch refuses to compute it: {said}",
                where,
                "look for the step that this names; where the CPU computes what another device refuses, train on the CPU");
    }

    /// <summary>The beginning of a text: CUDA goes on with all that it knows of its memory, after what was asked for.</summary>
    private static string Sentences(string text, int count) => string.Join(". ", text.Split(". ").Take(count));
}
