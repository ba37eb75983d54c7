using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Reports;

/// <summary>A small finished run to make reports and displays of.</summary>
internal static class Sample
{
    public static ImmutableArray<string> Classes { get; } = ["cat", "dog", "fish"];

    /// <summary>A PNG file of one pixel.</summary>
    public static ImmutableArray<byte> Picture { get; } = [.. Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")];

    public static NetworkSummary Summary { get; } = new(
        "PetNet",
        [
            new(0, "Pixels", "Input", "", "3×H×W", 0, Quantity.Zero)
            {
                TrainingBytes = new("12*H*W", null), ReceptiveField = ReceptiveField.Of(new(1, 1, 0)),
            },
            new(0, "Layer1", "Use", "", "16×H×W", 0, new("432*H*W", null))
            {
                TrainingBytes = new("64*H*W", null), ReceptiveField = ReceptiveField.Of(new(3, 1, -1)),
            },
            new(1, "Residual", "Conv2d", "layer1.0.conv1", "16×H×W", 448, new("432*H*W", null))
            {
                ReceptiveField = ReceptiveField.Of(new(3, 1, -1)),
            },
            new(0, "Classes", "Linear", "fc", "3", 51_000, new("48", 48)) { ReceptiveField = ReceptiveField.All },
        ],
        51_448,
        new("432*H*W + 48", null),
        ["H ≥ 2", "W ≥ 2"])
    {
        TrainingBytes = new("76*H*W", null),
    };

    public static RunDescription Run { get; } = new(
        "PetNet", "", new Recipe { Epochs = 3, Seed = 17 }, Summary, Classes, new PictureSize(3, 32, 32),
        [("pets train", 1_200), ("pets test", 7)], "cpu", "System 1.13.1", "2 processors, Linux, .NET 10",
        new DateTimeOffset(2026, 3, 14, 15, 9, 26, TimeSpan.FromHours(1)))
    {
        Library = "DeclarativeNet 0.9.1",
        Threads = 2,
        Origin = new RunOrigin("PetNet train --data pets", "pets") { TestShare = 0.25 },
    };

    public static ImmutableArray<EpochResult> History { get; } =
    [
        new(1, 1.5, 0.41, 1.4, 0.5, 1e-3, TimeSpan.FromSeconds(61)),
        new(2, 1.1, 0.62, 1.0, 0.71, 1e-3, TimeSpan.FromSeconds(59.6)) { PicturesPerSecond = 345.4 },
        new(3, 0.9, 0.73, 1.2, 0.68, 5e-4, TimeSpan.FromSeconds(3.25)) { PicturesPerSecond = 1234 },
    ];

    /// <summary>Four cats, of which one is taken for a dog, and three dogs, of which one is taken for a cat.</summary>
    public static Scores.SingleLabel Scores { get; } = new(
        LearningTask.MultiClass,
        Classes,
        [0, 1, 0, 0, 0, 1, 1],
        [
            0.9f, 0.06f, 0.04f, 0.7f, 0.2f, 0.1f, 0.01f, 0.96f, 0.03f, 0.8f, 0.1f, 0.1f, 0.5f, 0.3f, 0.2f, 0.1f, 0.6f, 0.3f, 0.3f, 0.6f, 0.1f,
        ]);

    public static Evaluation Evaluation { get; } = Of(Scores);

    public static RunRecord Record { get; } = new(Run, History, Evaluation, []) { PeakMemory = 3L << 29 };

    /// <summary>The evaluation of scores, with their first three pictures.</summary>
    public static Evaluation Of(Scores scores) => Evaluation.Of(
        "pets test",
        0.8125,
        scores,
        [.. Enumerable.Range(0, Math.Min(3, scores.Count)).Select(index => Prediction.Of(scores, index, $"pets/{index + 1}.jpg", Picture))]);
}
