using System.Collections.Immutable;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Tests.Reports;

/// <summary>Runs as large as real ones, drawn from a seed, to look at their reports.</summary>
internal static class Showcase
{
    private const int Pictures = 600;

    private static readonly ImmutableArray<string> Classes =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static ImmutableArray<(string Name, RunRecord[] Runs)> All { get; } =
    [
        ("classes", [Record("", Scores(1.6, 1))]),
        ("comparison", [Record("plain", Scores(1.2, 2)), Record("with augmentation and dropout", Scores(2, 3))]),
        ("binary", [Record("", Binary())]),
        ("labels", [Record("", Labels())]),
    ];

    /// <summary>A search whose loss falls to its lowest and then grows.</summary>
    public static RateFinding Rates { get; } = LearningRateFinder.Find(
    [
        .. Enumerable.Range(0, 104).Select(index => Math.Pow(10, -7 + (index / 15.0)))
            .Select(rate => new RateTrial(rate, (2.3 / (1 + (40 * rate))) + (3 * rate * rate))),
    ]);

    private static Scores Scores(double skill, int seed)
    {
        var generator = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, Pictures).Select(_ => generator.Next(Classes.Length))];
        return new Scores.SingleLabel(
            LearningTask.MultiClass,
            Classes,
            [.. labels],
            [.. labels.SelectMany(truth => Softmax([.. Classes.Select((_, label) => (Normal(generator) * 1.4) + (label == truth ? 2 * skill : 0))]))]);
    }

    private static Scores Binary()
    {
        var generator = new Random(5);
        int[] labels = [.. Enumerable.Range(0, Pictures).Select(_ => generator.Next(4) / 3)];
        return new Scores.SingleLabel(
            LearningTask.Binary, ["healthy", "ill"], [.. labels], [.. labels.Select(truth => Sigmoid(Normal(generator) + (3 * truth) - 2))]);
    }

    private static Scores Labels()
    {
        var generator = new Random(6);
        bool[] truths = [.. Enumerable.Range(0, Pictures * Classes.Length).Select(_ => generator.Next(5) == 0)];
        return new Scores.MultiLabel(Classes, [.. truths], [.. truths.Select(truth => Sigmoid(Normal(generator) + (truth ? 1.2 : -1.8)))]);
    }

    private static RunRecord Record(string title, Scores scores) => Sample.Record with
    {
        Run = Sample.Run with
        {
            Title = title,
            Classes = scores.Classes,
            Origin = new RunOrigin(
                "PetNet train --data \"/home/somebody/a folder of a rather long name/pets\" --epochs 15 --horizontal-flip --rotation 20",
                "/home/somebody/a folder of a rather long name/pets"),
            FineTuning = new()
            {
                From = "runs/ten-classes/best.safetensors",
                Freeze = ["stem", "layer1.*"],
                LayerDecay = 0.8,
                Rates = [new("fc", 10)],
            },
        },
        History =
        [
            .. Enumerable.Range(1, 15).Select(epoch => new EpochResult(
                epoch,
                2.3 * Math.Pow(0.88, epoch),
                1 - (0.9 * Math.Pow(0.9, epoch)),
                (2.3 * Math.Pow(0.9, epoch)) + (0.01 * epoch),
                0.8 - (0.7 * Math.Pow(0.8, epoch)),
                1e-3 * (0.5 + (0.5 * Math.Cos(Math.PI * epoch / 15))),
                TimeSpan.FromSeconds(30))
            {
                PicturesPerSecond = 900 + (40 * Math.Sin(epoch)),
            }),
        ],
        Evaluation = Evaluation.Of(
            "CIFAR-10 test",
            0.71,
            scores,
            [
                .. NotablePictures.Spread(scores.Count, 12)
                    .Concat(NotablePictures.WorstErrors(scores, 12)).Concat(NotablePictures.MostUncertain(scores, 12)).Distinct()
                    .Select(index => Prediction.Of(scores, index, $"test_batch.bin, record {index}", Picture(index))),
            ]),
        Warnings = ["the multiplication of matrices is slow here: the machine has the reference BLAS"],
        Transfer = new(
            "runs/ten-classes/best.safetensors",
            [
                new("layer1.0.conv1.weight", TransferOutcome.Loaded, "16×3×3×3", "16×3×3×3"), new("fc.weight", TransferOutcome.NewHead, "100×512", "10×512"),
                new("fc.bias", TransferOutcome.NewHead, "100", "10"), new("layer4.1.downsample.norm.running_var", TransferOutcome.Unexpected, "512", ""),
            ]),
        Augmented = [.. Enumerable.Range(0, 8).Select(index => new AugmentationSample(Picture(index), Picture(index + 7)))],
        Skipped = [new("the file is cut off in the middle", "flowers/train/a folder of a rather long name/IMG_20190203_1243.jpg", "replace it")],
    };

    private static float[] Softmax(double[] logits) => [.. logits.Select(logit => (float)(Math.Exp(logit) / logits.Sum(Math.Exp)))];

    private static float Sigmoid(double logit) => (float)(1 / (1 + Math.Exp(-logit)));

    private static double Normal(Random generator) =>
        Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble())) * Math.Cos(2 * Math.PI * generator.NextDouble());

    /// <summary>A picture of a smooth gradient, another for each index.</summary>
    private static ImmutableArray<byte> Picture(int index) =>
    [
        .. Png.Encode(
            [
                .. Enumerable.Range(0, 3 * 32 * 32).Select(place =>
                    (byte)(((place % 32) * ((index % 5) + 2)) + ((place / 32 % 32) * ((index % 3) + 1)) + (place / 1024 * 60))),
            ],
            new PictureSize(3, 32, 32)),
    ];
}
