using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>What an operation's backward pass reads of its forward pass, and so keeps in memory in between.</summary>
/// <param name="Input">Whether it reads its inputs.</param>
/// <param name="Result">Whether it reads its result.</param>
/// <param name="BytesBeside">What it notes for each element of the result.</param>
/// <param name="IsView">Whether its result is its first input's memory in training.</param>
internal sealed record Retention(bool Input = false, bool Result = false, int BytesBeside = 0, bool IsView = false)
{
    private const int IndexBytes = 8;

    /// <summary>
    /// What an operation keeps. One that is not listed keeps its result where its code says that the backward pass reads that, else its
    /// inputs.
    /// </summary>
    public static Retention Of(Operation operation) => operation switch
    {
        Operation.Input or Operation.Add or Operation.Concat or Operation.DropPath => new(),
        Operation.Flatten => new(IsView: true),
        Operation.MaxPool2d or Operation.AdaptiveMaxPool2d => new(Input: true, BytesBeside: IndexBytes),
        Operation.GlobalMaxPool => new(Input: true, Result: true),

        // The factors that the input was multiplied with; for whole channels they are too few to count.
        Operation.Dropout => new(BytesBeside: Activations.FloatBytes),
        Operation.Dropout2d => new(),
        _ => StepCode.Of(operation).NeedsResult ? new(Result: true) : new(Input: true),
    };
}
