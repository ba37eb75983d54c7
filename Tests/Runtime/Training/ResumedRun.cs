using System.Collections.Immutable;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Tests.Training;

/// <summary>
/// A small run with every random choice in it, to be broken off at any step and gone on with: it has to end as one that nobody has
/// disturbed, bit for bit. The tests break some off; <c>check resume</c> kills all of them.
/// </summary>
internal sealed record ResumedRun(Optimizer Optimizer, Schedule Schedule)
{
    /// <summary>
    /// Steps after which a checkpoint stands, whatever the run; before them it would begin anew, which is identical of itself.
    /// </summary>
    public const int StepsToCheckpoint = 3;

    /// <summary>Steps of the run: three epochs of 40 pictures.</summary>
    public const int Steps = 3 * StepsOfEpoch;

    private const int StepsOfEpoch = 5;

    /// <summary>One for each optimizer and schedule, one that unfreezes parts as it goes, and one on several threads.</summary>
    public static ImmutableArray<ResumedRun> All { get; } =
    [
        .. from optimizer in Enum.GetValues<Optimizer>()
           from schedule in Enum.GetValues<Schedule>()
           select new ResumedRun(optimizer, schedule),
        new(Optimizer.AdamW, Schedule.Cosine) { Tuning = new() { FreezeParts = 1, UnfreezeEvery = 1, LayerDecay = 0.5 } },
        new(Optimizer.Sgd, Schedule.Linear) { Threads = 2 },
    ];

    /// <summary>Threads for tensor operations.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where it runs.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>What is frozen, and until when.</summary>
    public FineTuning Tuning { get; init; } = FineTuning.None;

    /// <summary>
    /// Every random choice of a run is in it: dropout, augmentation, mixing, sampling. Averages of the weights, and what is kept of the
    /// best, take turns.
    /// </summary>
    private Recipe Recipe => TinyNetwork.Definition.Recipe with
    {
        Epochs = 3,
        Optimizer = Optimizer,
        Schedule = Schedule,
        LearningRate = Optimizer is Optimizer.Lion ? 1e-3 : 0.01,
        WeightDecay = 0.01,
        WarmupEpochs = 0.5,
        StepEpochs = 1,
        Patience = 1,
        FinalRate = 0.1,
        GradientClip = 1,
        Accumulation = Schedule is Schedule.Linear ? 2 : 1,
        Ema = Schedule is Schedule.Cosine or Schedule.Constant ? 0.9 : 0,
        SwaEpochs = Schedule is Schedule.OneCycle ? 2 : 0,
        EarlyStopping = Schedule is Schedule.ReduceOnPlateau or Schedule.Cosine ? 3 : 0,
        ClassBalance = Schedule is Schedule.Step ? ClassBalance.Sampling : ClassBalance.Weights,
        Augmentation = new() { VerticalFlip = true, Rotation = 10, Shift = 0.1, Zoom = 0.1, Mixup = Schedule is Schedule.Cosine ? 0.2 : 0 },
    };

    /// <summary>The run in a folder, from its last checkpoint where there is one.</summary>
    public IAsyncEnumerable<TrainingEvent> Train(string folder, CancellationToken cancellation = default)
    {
        var options = new RunOptions
        {
            Device = Device,
            Threads = Threads,
            Directory = folder,
            CheckpointEvery = 2,
            FineTuning = Tuning,
            Resume = Place(folder) > 0 ? Last(folder) : null,
        };
        return Trainer.Train(TinyNetwork.Definition, Sides.Split(), Recipe, options, cancellation);
    }

    /// <summary>The step that the last checkpoint in a folder was written after, of all the run's; 0 where there is none.</summary>
    public static int Place(string folder) => File.Exists(Last(folder))
        && Checkpoint.Read(Last(folder)).OrThrow().Progress is var progress ? progress.Epoch * StepsOfEpoch + progress.Step : 0;

    /// <summary>The first tensor in which the last checkpoints of two folders differ; nothing where none does.</summary>
    public static string? Difference(string one, string other)
    {
        using var first = SafeTensors.Read(Last(one)).OrThrow();
        using var second = SafeTensors.Read(Last(other)).OrThrow();
        return first.Tensors.Count != second.Tensors.Count
            ? $"{first.Tensors.Count} tensors and {second.Tensors.Count}"
            : first.Tensors.Keys.Order(StringComparer.Ordinal)
                .FirstOrDefault(name => !second.Tensors.TryGetValue(name, out var same)
                    || !first.Tensors[name].bytes.SequenceEqual(same.bytes)) is { } name ? $"{name} differs" : null;
    }

    /// <summary>As the check prints it.</summary>
    public override string ToString() =>
        $"{Optimizer}, {Schedule}{(Tuning == FineTuning.None ? "" : ", fine-tuned")}{(Threads == 1 ? "" : $", {Threads} threads")}";

    private static string Last(string folder) => Path.Combine(folder, "last.safetensors");
}
