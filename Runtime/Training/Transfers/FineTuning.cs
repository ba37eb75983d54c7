using System.Collections.Immutable;
using System.IO.Enumeration;

namespace DeclarativeNet.Training.Transfers;

/// <summary>
/// How a network goes on from what another has learned: which weights it begins with, which of its parameters stay as they are and until
/// when, and how fast the others follow. Changed with <c>with</c>.
/// </summary>
/// <remarks>
/// A pattern is the path of a layer, a block or a parameter, with <c>*</c> for any text and <c>?</c> for any character: <c>stem</c>,
/// <c>layer?.*.bn1</c>. What is in it is meant with it.
/// </remarks>
public sealed record FineTuning
{
    /// <summary>A network that is trained whole, from how it was drawn.</summary>
    public static FineTuning None { get; } = new();

    /// <summary>A safetensors file to begin from, if any: see <see cref="Transfer.From"/>.</summary>
    public string? From { get; init; }

    /// <summary>
    /// Whether the last layer begins anew even where the file's has its shape. It does so by itself where the file is a checkpoint of other
    /// classes than the data's.
    /// </summary>
    public bool NewHead { get; init; }

    /// <summary>How that file's tensors are called in the network; each is applied in turn.</summary>
    public ImmutableArray<Renaming> Renamings { get; init; } = [];

    /// <summary>Patterns of what is frozen: no gradient, no step, no new statistics in its batch norms.</summary>
    public ImmutableArray<string> Freeze { get; init; } = [];

    /// <summary>Parts from the input on that are frozen as well, see <see cref="NetworkPart"/>; at least 0.</summary>
    public int FreezeParts { get; init; }

    /// <summary>
    /// Epochs after each of which one frozen part more learns, the one nearest to the scores first (Howard and Ruder, 2018); at least 0, 0
    /// for what is frozen to stay so.
    /// </summary>
    public int UnfreezeEvery { get; init; }

    /// <summary>
    /// What the learning rate is multiplied by for each part between a parameter and the scores, in (0, 1]: what is nearer to the input and
    /// more general changes less (Howard and Ruder, 2018).
    /// </summary>
    public double LayerDecay { get; init; } = 1;

    /// <summary>What the learning rate is multiplied by where a pattern says so, above 0; all patterns that fit count.</summary>
    public ImmutableArray<RateRule> Rates { get; init; } = [];

    /// <summary>The paths of the parameters that are frozen in an epoch.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="paths">The paths of all parameters, in the order of the state dictionary.</param>
    public ImmutableHashSet<string> FrozenAt(int epoch, IEnumerable<string> paths)
    {
        var frozen = NetworkPart.Of(paths)
            .Select((part, depth) => part.Parameters.Where(path => depth < FreezeParts || Freeze.Any(pattern => Fits(pattern, path))))
            .Where(part => part.Any())
            .ToList();
        var learning = UnfreezeEvery > 0 ? (epoch - 1) / UnfreezeEvery : 0;
        return [.. frozen.Take(frozen.Count - learning).SelectMany(part => part)];
    }

    /// <summary>What the learning rate is multiplied by for each parameter: the same in every epoch, frozen or not.</summary>
    /// <param name="paths">The paths of all parameters, in the order of the state dictionary.</param>
    public ImmutableDictionary<string, double> RateFactors(IEnumerable<string> paths)
    {
        var parts = NetworkPart.Of(paths);
        return parts
            .SelectMany((part, depth) => part.Parameters.Select(path => KeyValuePair.Create(
                path,
                Rates.Where(rate => Fits(rate.Pattern, path))
                    .Aggregate(Math.Pow(LayerDecay, parts.Length - 1 - depth), (factor, rate) => factor * rate.Factor))))
            .ToImmutableDictionary();
    }

    /// <summary>What about this value cannot be, or does not fit a network, if anything; it stands at the property's name.</summary>
    /// <param name="paths">The paths of the network's parameters, in the order of the state dictionary.</param>
    public Failure? Broken(IReadOnlyCollection<string> paths)
    {
        if (FreezeParts < 0)
            return Out(nameof(FreezeParts), FreezeParts, "is at least 0");
        if (UnfreezeEvery < 0)
            return Out(nameof(UnfreezeEvery), UnfreezeEvery, "is at least 0");
        if (LayerDecay is not (> 0 and <= 1))
            return Out(nameof(LayerDecay), LayerDecay, "is above 0 and at most 1");
        if (Rates.FirstOrDefault(rate => !(rate.Factor > 0 && double.IsFinite(rate.Factor))) is { } rate)
            return Out(nameof(Rates), rate.Factor, "is above 0");
        return Unknown(nameof(Freeze), Freeze, paths)
            ?? Unknown(nameof(Rates), Rates.Select(each => each.Pattern), paths)
            ?? Pointless(FrozenAt(epoch: 1, paths).Count, paths.Count);
    }

    private Failure? Pointless(int frozen, int all)
    {
        if (frozen == all)
            return new Failure("nothing is left to learn", nameof(Freeze), "leave at least the last layer out");
        return frozen == 0 && UnfreezeEvery > 0
            ? new Failure("nothing is frozen that could learn later", nameof(UnfreezeEvery), "say what is frozen, or leave this out")
            : null;
    }

    private static Failure? Unknown(string property, IEnumerable<string> patterns, IReadOnlyCollection<string> paths) =>
        patterns.FirstOrDefault(pattern => !paths.Any(path => Fits(pattern, path))) is { } pattern
            ? new Failure(
                $"no parameter is at '{pattern}'",
                property,
                $"give a path such as {string.Join(", ", NetworkPart.Of(paths).Take(3).Select(part => $"'{part.Name}'"))}")
            : null;

    private static Failure Out(string property, double value, string rule) =>
        new(FormattableString.Invariant($"{value} is out of range"), property, $"give a value that {rule}");

    private static bool Fits(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false)
        || FileSystemName.MatchesSimpleExpression(pattern + ".*", path, ignoreCase: false);
}

/// <summary>What the learning rate is multiplied by at some paths.</summary>
/// <param name="Pattern">The paths, see <see cref="FineTuning"/>.</param>
/// <param name="Factor">The factor, above 0.</param>
public sealed record RateRule(string Pattern, double Factor);
