using System.Reflection;
using System.Text.RegularExpressions;
using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Compares what the checker says of a network with what libtorch does.</summary>
internal static partial class Comparison
{
    /// <summary>Sizes at which numbers differ that are the same at all small ones.</summary>
    private static readonly (int Height, int Width)[] Large = [(1440, 1440), (1441, 1441)];

    /// <summary>A network that the checker rejects: no size may work, unless a rule of the language is broken.</summary>
    /// <param name="network">The network.</param>
    /// <param name="message">What the checker says.</param>
    public static (Disagreement? Disagreement, LanguageRule? Rule) OfRejected(DrawnNetwork network, string message)
    {
        var tried = Try(network, isRejected: true);
        var working = tried.Where(one => one.Outcome.Shapes is not null).Select(one => one.Size).ToList();
        if (working.Count == 0)
            return (null, null);
        LanguageRule? rule = !IsConstant(tried.Select(one => one.Outcome)) ? LanguageRule.FixedNumbers
            : AsksForFixedSizes(network, tried, working) ? LanguageRule.FixedSizes
            : message.Contains("which are open", StringComparison.Ordinal) && IsWrittenWithOpenSizes(network)
                ? LanguageRule.KnownWeights
            : null;
        return rule is null
            ? (new Disagreement.FalseReject($"libtorch runs it at {Text(working[0])}; the checker rejects it."), null)
            : (null, rule);
    }

    /// <summary>A network that the checker accepts: it lets in exactly the sizes that work, and gives the shapes that libtorch gives.</summary>
    public static Disagreement? OfAccepted(DrawnNetwork network, Type record)
    {
        using var compiled = new CompiledNetwork(record, network);
        var tried = Try(network, isRejected: false);
        return tried.Select(one => Compare(compiled, one.Outcome, one.Size.Height, one.Size.Width))
            .FirstOrDefault(found => found is not null)
            ?? Once(compiled, network, tried)
            ?? (IsConstant(tried.Select(one => one.Outcome))
                ? null
                : new Disagreement.FalseAccept("Numbers that it is made with depend on the open sizes."));
    }

    /// <summary>
    /// What libtorch does at each size that it can be asked about. What is a gate has to be one at all sizes: a map that happens to have one
    /// pixel is a map.
    /// </summary>
    private static IReadOnlyList<((int Height, int Width) Size, Outcome Outcome)> Try(DrawnNetwork network, bool isRejected)
    {
        var tried = SizesOf(network, isRejected)
            .Select(size => (Size: size, Outcome: Libtorch.Run(network, size.Height, size.Width)))
            .Where(one => !one.Outcome.IsTooLarge).ToList();
        var gates = tried.Select(one => one.Outcome.Gates).ToList();
        var never = Enumerable.Range(0, gates.Select(one => one.Length).DefaultIfEmpty(0).Max())
            .Where(index => gates.Any(one => one.Length > index && one[index] == false)).ToList();
        return [.. tried.Select(one => never.Any(index => one.Outcome.Gates.Length > index && one.Outcome.Gates[index] == true)
            ? (one.Size, one.Outcome with { Shapes = null })
            : one)];
    }

    /// <summary>
    /// Features may not be made of open heights and widths, even where all sizes but one or a few are ruled out, or they are the same for
    /// all but very large ones: the language asks to fix the size then.
    /// </summary>
    private static bool AsksForFixedSizes(
        DrawnNetwork network,
        IReadOnlyList<((int Height, int Width) Size, Outcome Outcome)> tried,
        IReadOnlyList<(int Height, int Width)> working) => network is { IsOpen: true, FixesSizes: true }
            && (working.Select(size => size.Height).Distinct().Count() == 1
                || working.Select(size => size.Width).Distinct().Count() == 1
                || working.All(size => size.Height <= Sizes.Largest && size.Width <= Sizes.Largest)
                || !IsConstant(Large
                    .Select(size => Libtorch.Run(network, size.Height, size.Width)).Concat(tried.Select(one => one.Outcome))));

    /// <summary>
    /// How many weights there are has to be known when the network is made. What is written with an open size is open to the language,
    /// even where the conditions leave it one number.
    /// </summary>
    private static bool IsWrittenWithOpenSizes(DrawnNetwork network) => network is { IsOpen: true, FixesSizes: true }
        && network.Values.Any(value => !value.IsInput && OpenName().IsMatch(value.Text));

    [GeneratedRegex(@"\b[HW]\b")]
    private static partial Regex OpenName();

    private static Disagreement? Compare(CompiledNetwork compiled, Outcome outcome, int height, int width)
    {
        var size = Text((height, width));
        try
        {
            return (outcome.Shapes, compiled.Run(height, width)) switch
            {
                (null, null) => compiled.ClaimsForBothSides && compiled.Claimed(height, width) is not null
                    ? new Disagreement.FalseAccept($"Shapes.At gives shapes at {size}; the network's entry refuses it.")
                    : null,
                (null, _) => new Disagreement.FalseAccept($"libtorch refuses it at {size}; the network's entry lets it in."),
                (_, null) => new Disagreement.FalseReject($"libtorch runs it at {size}; the network's entry refuses it."),
                var (expected, found) => (Differing(expected, found) ?? Misstated(compiled, found, height, width)) is { } difference
                    ? new Disagreement.FalseAccept($"At {size}, {difference}.")
                    : null,
            };
        }
        catch (TargetInvocationException thrown)
        {
            return Failing(thrown, size);
        }
    }

    /// <summary>Sizes and shapes of all values are compared, not those of the last one only.</summary>
    private static string? Differing(IReadOnlyDictionary<string, long[]> expected, IReadOnlyDictionary<string, long[]> found) =>
        expected.Keys.Order().SequenceEqual(found.Keys.Order())
            ? expected.Where(value => !value.Value.SequenceEqual(found[value.Key]))
                .Select(value => $"{value.Key} is {string.Join('×', found[value.Key])}, in libtorch {string.Join('×', value.Value)}")
                .FirstOrDefault()
            : $"its values are {string.Join(", ", found.Keys)}";

    /// <summary>What the record says of the shapes at a size, and for all sizes, against those of the network as it runs.</summary>
    private static string? Misstated(CompiledNetwork compiled, IReadOnlyDictionary<string, long[]> found, int height, int width)
    {
        if (compiled.Claimed(height, width) is not { } claimed)
            return "Shapes.At refuses what the network's entry lets in";
        return Misstated(claimed, found, (stated, size) => stated == size)
            ?? Misstated(compiled.ClaimedForAll, found, (stated, size) => stated is null || stated == size);
    }

    private static string? Misstated(
        IReadOnlyDictionary<string, long?[]> claimed, IReadOnlyDictionary<string, long[]> found, Func<long?, long, bool> agrees) =>
        claimed.Keys.Order().SequenceEqual(found.Keys.Order())
            ? claimed.Where(value => value.Value.Length != found[value.Key].Length
                    || !value.Value.Zip(found[value.Key], agrees).All(same => same))
                .Select(value => $"{value.Key} is {string.Join('×', found[value.Key])}, in Shapes {string.Join('×', value.Value)}")
                .FirstOrDefault()
            : $"Shapes has {string.Join(", ", claimed.Keys)}";

    /// <summary>What one size is enough for, which is where the drawing was if it works: results, and what the summary counts.</summary>
    private static Disagreement.FalseAccept? Once(
        CompiledNetwork compiled, DrawnNetwork network, IReadOnlyList<((int Height, int Width) Size, Outcome Outcome)> tried)
    {
        if (compiled.Parameters != compiled.Summary.Parameters)
            return new($"It has {compiled.Parameters} parameters; its summary counts {compiled.Summary.Parameters}.");
        var working = tried.Where(one => one.Outcome.Shapes is not null)
            .OrderByDescending(one => one.Size == (network.Height, network.Width)).ToList();
        if (working.Count == 0)
            return null;
        var ((height, width), outcome) = working[0];
        if (compiled.Summary.MultiplyAccumulates.Value is { } counted && !network.Heads.Any() && counted != outcome.Multiplications)
            return new($"It multiplies {outcome.Multiplications} times; its summary counts {counted}.");
        try
        {
            return compiled.Unlike(height, width) is { } difference ? new($"At {Text((height, width))}, {difference}.") : null;
        }
        catch (TargetInvocationException thrown)
        {
            return Failing(thrown, Text((height, width)));
        }
    }

    private static Disagreement.FalseAccept Failing(TargetInvocationException thrown, string size) =>
        new($"It fails at {size}: {thrown.InnerException!.Message.Split('\n')[0]}");

    /// <summary>
    /// Whether what a network has to know when it is made is the same for all sizes: a rule of the language, which is about networks with
    /// weights that exist before any picture does. Up to where libtorch refuses a size, that is.
    /// </summary>
    private static bool IsConstant(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.Select(outcome => outcome.Constants).ToList();
        var longest = all.MaxBy(constants => constants.Length);
        return all.All(constants => constants.AsSpan().SequenceEqual(longest.AsSpan()[..constants.Length]));
    }

    private static IEnumerable<(int Height, int Width)> SizesOf(DrawnNetwork network, bool isRejected) =>
        network.IsOpen ? Sizes.Of(network, isRejected) : [(network.Height, network.Width)];

    private static string Text((int Height, int Width) size) => $"{size.Height}×{size.Width}";
}
