using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DeclarativeNet.Training;

/// <summary>How far a run has come.</summary>
/// <param name="Step">Steps done in the epoch after those of <paramref name="History"/>.</param>
/// <param name="Totals">Sums over the pictures of these steps.</param>
/// <param name="Elapsed">Time these steps took.</param>
/// <param name="History">The epochs that are over, in order.</param>
public sealed record RunProgress(int Step, Totals Totals, TimeSpan Elapsed, ImmutableArray<EpochResult> History)
{
    /// <summary>A run that has not begun.</summary>
    public static RunProgress None { get; } = new(0, Totals.Zero, TimeSpan.Zero, []);

    /// <summary>Epochs that are over.</summary>
    [JsonIgnore]
    public int Epoch => History.Length;

    /// <summary>Whether such a progress can be: what is read from a file may say anything.</summary>
    [JsonIgnore]
    public bool IsPossible =>
        Step >= 0 && Totals is { Correct: >= 0, Pictures: >= 0 } && !History.IsDefault
        && History.Select(epoch => epoch.Epoch).SequenceEqual(Enumerable.Range(1, History.Length));

    /// <summary>The progress with an epoch more.</summary>
    public RunProgress With(EpochResult epoch) => None with { History = History.Add(epoch) };
}

/// <summary>Sums over pictures.</summary>
/// <param name="Loss">Sum of their losses.</param>
/// <param name="Correct">How many decisions were right.</param>
/// <param name="Pictures">How many there were.</param>
public sealed record Totals(double Loss, long Correct, long Pictures)
{
    /// <summary>Nothing yet.</summary>
    public static Totals Zero { get; } = new(0, 0, 0);

    /// <summary>Decisions a picture asks for: one, or of a multi-label task one for each label.</summary>
    public long DecisionsPerPicture { get; init; } = 1;

    /// <summary>Mean loss.</summary>
    [JsonIgnore]
    public double MeanLoss => Loss / Pictures;

    /// <summary>Share of the decisions that were right.</summary>
    [JsonIgnore]
    public double Accuracy => (double)Correct / (Pictures * DecisionsPerPicture);
}
