using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Makes a network on which checker and libtorch disagree as small as it can while they do.</summary>
internal static class Shrinking
{
    /// <summary>The smallest one found.</summary>
    public static async Task<Verdict> Shrink(Verdict verdict)
    {
        while (true)
        {
            var smaller = Smaller(verdict.Network).ToList();
            var tried = smaller.Count == 0 ? [] : await Batch.Check(smaller);
            if (tried.FirstOrDefault(one => one.Disagreement?.GetType() == verdict.Disagreement?.GetType()) is not { } found)
                return verdict;
            verdict = found;
        }
    }

    /// <summary>The network with one thing less: a value, a join, a step, a condition, a turn, a fact.</summary>
    private static IEnumerable<DrawnNetwork> Smaller(DrawnNetwork network) =>
        Smaller([.. network.Values]).Select(values => network with { Values = [.. values] })
            .Where(HasSoundHeads)
            .Concat(network.Fact is null ? [] : [network with { Fact = null }])
            .Concat(network.IsOpen ? [Closed(network)] : []);

    /// <summary>With the sizes that the drawing followed.</summary>
    private static DrawnNetwork Closed(DrawnNetwork network) => network with
    {
        IsOpen = false,
        Fact = null,
        Values = [.. network.Values.Select(value => value with
        {
            Input = [.. value.Input.Select(size => (Expression)size.Evaluate(network.Names(network.Height, network.Width)))],
        })],
    };

    /// <summary>
    /// Whether heads are what they are drawn as: layers of their own, from which nothing goes on. The oracle does not look for results that
    /// need a head.
    /// </summary>
    private static bool HasSoundHeads(DrawnNetwork network) => !network.Heads.Any()
        || (network.Values[^1].Name == "Classes" && network.Heads.All(head => head.Steps.LastOrDefault()?.Name == "Linear")
            && network.Values.Zip(network.Values.Skip(1)).All(pair =>
                pair.First.Mark != Mark.Auxiliary || pair.Second.Join is not null || pair.Second.IsInput));

    private static IEnumerable<IReadOnlyList<DrawnValue>> Smaller(IReadOnlyList<DrawnValue> values)
    {
        for (var index = 0; index < values.Count; index++)
        {
            var name = values[index].Name;
            if (values.Count > 1 && !values[index].IsInput
                && values.All(value => !value.Text.Contains($"nameof({name})") && !value.Text.Contains($"{name}.")))
                yield return [.. values.Take(index), .. values.Skip(index + 1)];
            foreach (var value in Smaller(values[index]))
                yield return [.. values.Take(index), value, .. values.Skip(index + 1)];
        }
    }

    private static IEnumerable<DrawnValue> Smaller(DrawnValue value)
    {
        if (value.Mark != Mark.None)
            yield return value with { Mark = Mark.None };
        if (value.Join is not null && value.Steps.Length > 0)
            yield return value with { Join = null };
        for (var index = 0; index < value.Steps.Length; index++)
        {
            if (value.Steps.Length > 1 || value.Join is not null)
                yield return value with { Steps = value.Steps.RemoveAt(index) };
            foreach (var step in Smaller(value.Steps[index]))
                yield return value with { Steps = value.Steps.SetItem(index, step) };
        }
    }

    private static IEnumerable<DrawnStep> Smaller(DrawnStep step)
    {
        if (step.When is not null)
            yield return step with { When = null };
        switch (step)
        {
            case DrawnStep.Plain plain:
                foreach (var argument in plain.Arguments.All.Where(argument => char.IsUpper(argument.Name[0])))
                    yield return plain with { Arguments = new(plain.Arguments.All.Remove(argument)) };
                break;
            case DrawnStep.Use use:
                if (use.IsRepeated)
                    yield return use with { Repeat = 1 };
                foreach (var values in Smaller([.. use.Block.Values]))
                    yield return use with { Block = use.Block with { Name = $"{use.Block.Name}s", Values = [.. values] } };
                break;
        }
    }
}
