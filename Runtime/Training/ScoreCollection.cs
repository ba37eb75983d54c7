using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>What is kept of a pass over data for its measures: the probabilities of every picture, on the processor's side.</summary>
/// <param name="task">What is to be found out.</param>
/// <param name="classes">The classes, in the order of their labels.</param>
/// <param name="pictures">About how many pictures will come.</param>
internal sealed class ScoreCollection(LearningTask task, ImmutableArray<string> classes, int pictures)
{
    private readonly Scores.Builder scores = new(task, classes, pictures);

    /// <summary>Adds a batch.</summary>
    /// <param name="shares">The probabilities, <c>N×K</c>; <c>N×1</c> of a binary task.</param>
    /// <param name="labels">
    /// The classes, <c>N</c> 64-bit integers on the CPU; of a multi-label task <c>N×K</c> 32-bit floats, 0 or 1.
    /// </param>
    public void Add(Tensor shares, Tensor labels)
    {
        using var floats = shares.to(ScalarType.Float32);
        using var here = floats.cpu();
        if (task == LearningTask.MultiLabel)
            scores.Add(labels.data<float>().ToArray(), here.data<float>().ToArray());
        else
            scores.Add(labels.data<long>().ToArray(), here.data<float>().ToArray());
    }

    /// <summary>All that was added. The collection is empty afterwards.</summary>
    public Scores Drain() => scores.Drain();
}
