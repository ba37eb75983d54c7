using System.Reflection;
using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Compares what the checker says of a network with what libtorch does.</summary>
internal static class Comparison
{
    /// <summary>A network that the checker rejects: no size may work.</summary>
    public static Disagreement? OfRejected(DrawnNetwork network)
    {
        var outcomes = SizesOf(network, isRejected: true).Select(size => (Size: size, Outcome: Libtorch.Run(network, size.Height, size.Width))).ToList();
        return Constant(outcomes.Select(tried => tried.Outcome)) && outcomes.Any(tried => tried.Outcome.Shapes is not null)
            ? new Disagreement.FalseReject(
                $"libtorch runs it at {Text(outcomes.First(tried => tried.Outcome.Shapes is not null).Size)}; the checker rejects it.")
            : null;
    }

    /// <summary>A network that the checker accepts: it lets in exactly the sizes that work, and they give the shapes that libtorch gives.</summary>
    public static Disagreement? OfAccepted(DrawnNetwork network, Type record)
    {
        using var compiled = new CompiledNetwork(record, network.Channels);
        var outcomes = new List<Outcome>();
        foreach (var (height, width) in SizesOf(network, isRejected: false))
        {
            var outcome = Libtorch.Run(network, height, width);
            outcomes.Add(outcome);
            if (Compare(compiled, outcome, height, width) is { } disagreement)
                return disagreement;
        }

        return Constant(outcomes) ? null : new Disagreement.FalseAccept("Numbers that it is made with depend on the open sizes.");
    }

    private static Disagreement? Compare(CompiledNetwork compiled, Outcome outcome, int height, int width)
    {
        var size = Text((height, width));
        try
        {
            return (outcome.Shapes, compiled.Run(height, width)) switch
            {
                (null, null) => null,
                (null, _) => new Disagreement.FalseAccept($"libtorch refuses it at {size}; the network's entry lets it in."),
                (_, null) => new Disagreement.FalseReject($"libtorch runs it at {size}; the network's entry refuses it."),
                var (expected, found) => Differing(expected, found) is { } difference
                    ? new Disagreement.FalseAccept($"At {size}, {difference}.")
                    : null,
            };
        }
        catch (TargetInvocationException thrown)
        {
            return new Disagreement.FalseAccept($"It fails at {size}: {thrown.InnerException!.Message.Split('\n')[0]}");
        }
    }

    /// <summary>Sizes and shapes of all values are compared, not those of the last one only.</summary>
    private static string? Differing(IReadOnlyDictionary<string, long[]> expected, IReadOnlyDictionary<string, long[]> found) =>
        expected.Keys.Order().SequenceEqual(found.Keys.Order())
            ? expected.Where(value => !value.Value.SequenceEqual(found[value.Key]))
                .Select(value => $"{value.Key} is {string.Join('×', found[value.Key])}, in libtorch {string.Join('×', value.Value)}").FirstOrDefault()
            : $"its values are {string.Join(", ", found.Keys)}";

    /// <summary>
    /// Whether what a network has to know when it is made is the same for all sizes: a rule of the language, which is about networks with
    /// weights that exist before any picture does. Up to where libtorch refuses a size, that is.
    /// </summary>
    private static bool Constant(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.Select(outcome => outcome.Constants).ToList();
        var longest = all.MaxBy(constants => constants.Length);
        return all.All(constants => constants.AsSpan().SequenceEqual(longest.AsSpan()[..constants.Length]));
    }

    private static IEnumerable<(int Height, int Width)> SizesOf(DrawnNetwork network, bool isRejected) =>
        network.IsOpen ? Sizes.Of(network, isRejected) : [(network.Height, network.Width)];

    private static string Text((int Height, int Width) size) => $"{size.Height}×{size.Width}";
}
