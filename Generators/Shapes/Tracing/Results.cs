using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Finds what a network gives back, and what is there for its auxiliary heads alone.</summary>
internal static class Results
{
    /// <summary>The network with its results: the values declared so, or the last one that no auxiliary head needs.</summary>
    public static Network Of(Declaration declaration, Network network)
    {
        var all = Enumerable.Range(0, network.Values.Count).ToList();
        var heads = all.Where(index => declaration.Values[index].Auxiliary is not null)
            .Select(index => new AuxiliaryHead(index, Weight(declaration.Values[index].Auxiliary!)))
            .ToEquatableArray();
        var declared = all.Where(index => declaration.Values[index].Output is not null).ToEquatableArray();
        if (heads.Count == 0 && declared.Count == 0)
            return network;

        var forHeads = network.Needed(heads.Select(head => network.Values[head.Value].Node));
        var outputs = declared.Count > 0 ? declared : EquatableArray.Of(
            all.Where(index => !forHeads.Contains(network.Values[index].Node)).DefaultIfEmpty(all.Count - 1).Last());
        var scores = outputs.Where(index => network.Values[index].Kind == ValueKind.Logits).ToList();
        var forOutputs = network.Needed(outputs.Select(index => network.Values[index].Node));
        return network with
        {
            Outputs = outputs,
            Result = scores.Count == 1 ? scores[0] : outputs.Last(),
            Heads = heads,
            TrainingOnly = forHeads.Where(node => !forOutputs.Contains(node)).OrderBy(node => node).ToEquatableArray(),
        };
    }

    /// <summary>The weight that an auxiliary head's loss has.</summary>
    public static double Weight(StepDeclaration auxiliary) =>
        auxiliary.Written("Weight") is ArgumentValue.Real weight ? weight.Value : 0.3;
}
