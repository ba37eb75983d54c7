using System.Collections.Immutable;
using System.CommandLine;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that change a recipe for one run: one for each of its settings.</summary>
internal sealed class RecipeOptions
{
    private readonly ImmutableArray<Setting<Recipe>> settings;
    private readonly AugmentationOptions augmentation;

    /// <summary>Describes the options.</summary>
    /// <param name="defaults">The recipes of the models that they are for: what holds where an option is not given.</param>
    public RecipeOptions(ImmutableArray<Recipe> defaults)
    {
        var make = new Settings<Recipe>(defaults);
        settings = [.. Length(make), .. Descent(make), .. Rate(make), .. Judging(make), .. Loss(make)];
        augmentation = new([.. defaults.Select(recipe => recipe.Augmentation)]);
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var setting in settings)
            command.Add(setting.Option);
        augmentation.AddTo(command);
    }

    /// <summary>A recipe with what the command line says of it.</summary>
    public Recipe Apply(ParseResult parsed, Recipe recipe) =>
        settings.Aggregate(recipe, (current, setting) => setting.Apply(parsed, current)) with
        {
            Augmentation = augmentation.Apply(parsed, recipe.Augmentation),
        };

    private static IEnumerable<Setting<Recipe>> Length(Settings<Recipe> make) =>
    [
        make.Number("--epochs", "Passes over the training data", "count", now => now.Epochs, (now, value) => now with { Epochs = value }),
        make.Number("--batch-size", "Pictures a batch", "count", now => now.BatchSize, (now, value) => now with { BatchSize = value }),
        make.Number(
            "--accumulation", "Batches for one step of the optimizer", "count",
            now => now.Accumulation, (now, value) => now with { Accumulation = value }),
        make.Number(
            "--seed", "The number that every random choice follows from", "number", now => now.Seed, (now, value) => now with { Seed = value }),
        make.Choice(
            "--precision", "What the network computes with while it learns",
            now => now.Precision, (now, value) => now with { Precision = value }),
    ];

    private static IEnumerable<Setting<Recipe>> Descent(Settings<Recipe> make) =>
    [
        make.Choice("--optimizer", "The optimizer", now => now.Optimizer, (now, value) => now with { Optimizer = value }),
        make.Number("--momentum", "Momentum of sgd, rms-prop and muon, below 1", "share", now => now.Momentum, (now, value) => now with { Momentum = value }),
        make.Switch("--nesterov", "Nesterov's momentum, of sgd", now => now.Nesterov, (now, value) => now with { Nesterov = value }),
        make.Number(
            "--weight-decay", "How fast weights shrink", "weight", now => now.WeightDecay, (now, value) => now with { WeightDecay = value }),
        make.Switch("--decay-all", "Lets biases and norms decay as well", now => now.DecayAll, (now, value) => now with { DecayAll = value }),
        make.Number(
            "--gradient-clip", "Cuts the norm of all gradients to this; 0 for not at all", "norm",
            now => now.GradientClip, (now, value) => now with { GradientClip = value }),
    ];

    private static IEnumerable<Setting<Recipe>> Rate(Settings<Recipe> make) =>
    [
        make.Number(
            "--learning-rate", "Step size, at its largest", "rate", now => now.LearningRate, (now, value) => now with { LearningRate = value }),
        make.Choice("--schedule", "How the step size changes", now => now.Schedule, (now, value) => now with { Schedule = value }),
        make.Number(
            "--warmup-epochs", "Epochs in which the step size rises", "epochs",
            now => now.WarmupEpochs, (now, value) => now with { WarmupEpochs = value }),
        make.Number(
            "--step-epochs", "Epochs between the falls of step", "count", now => now.StepEpochs, (now, value) => now with { StepEpochs = value }),
        make.Number(
            "--step-factor", "What a fall of step or reduce-on-plateau multiplies by, below 1", "factor",
            now => now.StepFactor, (now, value) => now with { StepFactor = value }),
        make.Number(
            "--patience", "Epochs without a gain that reduce-on-plateau waits for", "count",
            now => now.Patience, (now, value) => now with { Patience = value }),
        make.Number(
            "--final-rate", "Share of the step size at the end of cosine, linear and one-cycle, 0 to 1", "share",
            now => now.FinalRate, (now, value) => now with { FinalRate = value }),
    ];

    private static IEnumerable<Setting<Recipe>> Judging(Settings<Recipe> make) =>
    [
        make.Number("--ema", "Decay of a moving average of the weights, below 1; 0 for none", "decay", now => now.Ema, (now, value) => now with { Ema = value }),
        make.Number(
            "--swa-epochs", "Epochs at the end whose weights are averaged; 0 for none", "count",
            now => now.SwaEpochs, (now, value) => now with { SwaEpochs = value }),
        make.Choice("--monitor", "What tells the best epoch", now => now.Monitor, (now, value) => now with { Monitor = value }),
        make.Number(
            "--early-stopping", "Epochs without a gain after which the run ends; 0 for never", "count",
            now => now.EarlyStopping, (now, value) => now with { EarlyStopping = value }),
        make.Choice(
            "--class-balance", "What is done about classes of many pictures", now => now.ClassBalance, (now, value) => now with { ClassBalance = value }),
    ];

    private static IEnumerable<Setting<Recipe>> Loss(Settings<Recipe> make) =>
    [
        make.Choice(
            "--loss", "What the scores are judged by", now => now.Objective.Loss,
            (now, value) => now with { Objective = now.Objective with { Loss = value } }),
        make.Number(
            "--label-smoothing", "Share of each target that is spread over all classes, below 1", "share", now => now.Objective.LabelSmoothing,
            (now, value) => now with { Objective = now.Objective with { LabelSmoothing = value } }),
        make.Number(
            "--gamma", "How much focal losses discount easy pictures", "gamma", now => now.Objective.Gamma,
            (now, value) => now with { Objective = now.Objective with { Gamma = value } }),
        make.Number(
            "--alpha", "Weight of what is there in binary-focal, below 1; 0 for none", "alpha", now => now.Objective.Alpha,
            (now, value) => now with { Objective = now.Objective with { Alpha = value } }),
        make.Numbers(
            "--class-weights", "Weight of each class in the loss, with commas between them, in the order of the classes", "weights",
            now => now.Objective.ClassWeights, (now, value) => now with { Objective = now.Objective with { ClassWeights = value } }),
        make.Number(
            "--l1", "Weight of the weights' absolute values in the loss", "weight", now => now.Objective.L1,
            (now, value) => now with { Objective = now.Objective with { L1 = value } }),
        make.Number(
            "--l2", "Weight of half the weights' squares in the loss", "weight", now => now.Objective.L2,
            (now, value) => now with { Objective = now.Objective with { L2 = value } }),
    ];
}
