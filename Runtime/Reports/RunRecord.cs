using System.Collections.Immutable;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Reports;

/// <summary>A finished run, as a report shows it.</summary>
/// <param name="Run">What was run.</param>
/// <param name="History">Its epochs, in order.</param>
/// <param name="Evaluation">How the network does in the end.</param>
/// <param name="Warnings">What its reader should know, a sentence each.</param>
public sealed record RunRecord(
    RunDescription Run, ImmutableArray<EpochResult> History, Evaluation Evaluation, ImmutableArray<string> Warnings)
{
    /// <summary>The pictures that could not be read and were left out: where each is, and what is wrong with it.</summary>
    public ImmutableArray<Failure> Skipped { get; init; } = [];

    /// <summary>Some training pictures before and after augmentation; none where nothing is changed.</summary>
    public ImmutableArray<AugmentationSample> Augmented { get; init; } = [];

    /// <summary>What of a file of weights came into the network when it began; nothing where none was taken over.</summary>
    public TransferReport? Transfer { get; init; }

    /// <summary>
    /// The most memory that the process held at once until the run was over, in bytes, the data and earlier runs of the process included;
    /// nothing where that was not measured.
    /// </summary>
    public long? PeakMemory { get; init; }
}
