using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Data;
using DeclarativeNet.Training.Transfers;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>
/// All that a run needs to go on, in one safetensors file: the network's tensors under <c>model/</c>, the optimizer's under
/// <c>optimizer/</c>, those of an average of its weights under <c>averaging/</c>, those of the best epoch under <c>best/</c> where the
/// run may stop early, and this record as text. There is no generator's state: what is drawn follows from seed, epoch and step.
/// </summary>
/// <param name="Model">The model's name.</param>
/// <param name="Fingerprint">The model's structure, see <see cref="FingerprintOf"/>.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Classes">The classes, in the order of their labels.</param>
/// <param name="Size">The pictures' size.</param>
/// <param name="Progress">How far the run has come.</param>
public sealed record Checkpoint(
    string Model, string Fingerprint, Recipe Recipe, ImmutableArray<string> Classes, PictureSize Size, RunProgress Progress)
{
    private const string MetadataName = "checkpoint";
    private const string OptimizerPrefix = "optimizer/";
    private const string AveragingPrefix = "averaging/";
    private const string BestPrefix = "best/";

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        // A validation loss may be infinite or no number, and the run goes on.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What is to be found out.</summary>
    public LearningTask Task { get; init; }

    /// <summary>What the network took over from another, and what of it stays as it is.</summary>
    public FineTuning FineTuning { get; init; } = FineTuning.None;

    /// <summary>What the run knows its data by; nothing in checkpoints of versions that did not take it down.</summary>
    public DataMark? Data { get; init; }

    /// <summary>Sixteen digits that differ where two networks differ in a step, a path, a shape or a count.</summary>
    public static string FingerprintOf(NetworkSummary summary) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        summary.Rows.Select(row => FormattableString.Invariant($"{row.Depth} {row.Step} {row.Path} {row.Shape} {row.Parameters}"))))))[..16];

    /// <summary>Reads what a checkpoint says, without its tensors.</summary>
    /// <returns>The checkpoint, or what is wrong with the file.</returns>
    public static Result<Checkpoint> Read(string path) => SafeTensors.ReadMetadata(path).Bind(texts => Parse(texts, path));

    /// <summary>Writes a checkpoint.</summary>
    /// <returns>The path, or what the file system said.</returns>
    internal Result<string> Write(string path, Learner learner) => SafeTensors.Write(
        path,
        Prefixed(StateDictionary.ModelPrefix, learner.Network.state_dict())
            .Concat(Prefixed(OptimizerPrefix, learner.Optimizer.State))
            .Concat(Prefixed(AveragingPrefix, AverageOf(learner)))
            .Concat(Prefixed(BestPrefix, learner.Best?.State ?? ImmutableDictionary<string, Tensor>.Empty)),
        ImmutableDictionary<string, string>.Empty.Add(MetadataName, JsonSerializer.Serialize(this, Json)));

    /// <summary>Puts a checkpoint's tensors into a network, its optimizer and the average of its weights.</summary>
    /// <returns>The checkpoint, or why it does not fit.</returns>
    internal static Result<Checkpoint> Restore(string path, Learner learner) =>
        SafeTensors.Read(path).Bind(file =>
        {
            using (file)
            {
                return Parse(file.Metadata, path).Bind(checkpoint =>
                    StateDictionary.Restore(learner.Network.state_dict(), StateDictionary.Part(file.Tensors, StateDictionary.ModelPrefix), path)
                        .Bind(_ => StateDictionary.Restore(learner.Optimizer.State, StateDictionary.Part(file.Tensors, OptimizerPrefix), path))
                        .Bind(_ => StateDictionary.Restore(AverageOf(learner), StateDictionary.Part(file.Tensors, AveragingPrefix), path))
                        .Bind(_ => RestoreBest(learner, StateDictionary.Part(file.Tensors, BestPrefix), path))
                        .Map(_ => checkpoint));
            }
        });

    /// <summary>Why a run cannot go on from this checkpoint, if it cannot.</summary>
    /// <param name="model">The model.</param>
    /// <param name="now">The run that is to go on, as it would be written down.</param>
    /// <param name="path">The checkpoint's file, for the message.</param>
    internal Failure? Hinders(ModelDefinition model, Checkpoint now, string path)
    {
        var recipe = now.Recipe;
        if (Model != model.Name)
            return new Failure($"this is a checkpoint of {Model}, not of {model.Name}", path, $"resume it with {Model}");
        if (Fingerprint != FingerprintOf(model.Summary))
            return new Failure($"{Model} has changed since this checkpoint was written", path, "restore the record as it was, or train anew");
        if (!Classes.SequenceEqual(now.Classes))
            return new Failure("this checkpoint was trained on data of other classes", path, "resume it on the data it was trained on");
        if (Data is { } known && now.Data is { } data && known != data)
        {
            var counts = known with { Fingerprint = data.Fingerprint } == data ? "as many" : $"{known}; now {data}";
            return new Failure(
                $"this checkpoint was trained on other pictures ({counts})",
                path,
                "resume it on the data it was trained on, divided with the same seed and shares");
        }
        return Differs(nameof(Recipe.Optimizer), Recipe.Optimizer, recipe.Optimizer)
            ?? Differs(nameof(Recipe.Ema), Recipe.Ema > 0, recipe.Ema > 0)
            ?? Differs(nameof(Recipe.SwaEpochs), Recipe.SwaEpochs > 0, recipe.SwaEpochs > 0)
            ?? (Progress.Step == 0
                ? null
                : Differs(nameof(Recipe.Seed), Recipe.Seed, recipe.Seed)
                    ?? Differs(nameof(Recipe.BatchSize), Recipe.BatchSize, recipe.BatchSize)
                    ?? Differs(nameof(Recipe.Accumulation), Recipe.Accumulation, recipe.Accumulation)
                    ?? Differs(nameof(Recipe.ClassBalance), Recipe.ClassBalance, recipe.ClassBalance));

        Failure? Differs<T>(string what, T then, T now) => EqualityComparer<T>.Default.Equals(then, now)
            ? null
            : new($"the run was begun with {what} = {then} and cannot go on with {now}", path, $"resume it with {what} = {then}");
    }

    private static Result<Checkpoint> Parse(ImmutableDictionary<string, string> texts, string path)
    {
        const string remedy = "give a checkpoint that a training run has written, such as last.safetensors";
        if (!texts.TryGetValue(MetadataName, out var text))
            return new Failure("this file has weights but is no checkpoint", path, remedy);
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(text, Json) is { Progress.IsPossible: true } checkpoint
                && RunRules.OutOfRange(checkpoint.Recipe) is null
                ? checkpoint
                : new Failure("this checkpoint does not make sense", path, remedy);
        }
        catch (JsonException problem)
        {
            return new Failure($"this checkpoint cannot be read: {problem.Message}", path, remedy);
        }
    }

    /// <summary>A run that was begun without early stopping has none: what it finds from now on is kept.</summary>
    private static Result<int> RestoreBest(Learner learner, ImmutableDictionary<string, Tensor> best, string path)
    {
        if (learner.Best is not { } place || best.IsEmpty)
            return 0;
        place.Keep(learner.Network);
        return StateDictionary.Restore(place.State, best, path);
    }

    private static IReadOnlyDictionary<string, Tensor> AverageOf(Learner learner) =>
        learner.Average?.State ?? ImmutableDictionary<string, Tensor>.Empty;

    private static IEnumerable<KeyValuePair<string, Tensor>> Prefixed(string prefix, IEnumerable<KeyValuePair<string, Tensor>> tensors) =>
        tensors.Select(named => KeyValuePair.Create(prefix + named.Key, named.Value));
}
