using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>What an operation means for the memory of its inputs and its result.</summary>
/// <param name="Alias">Which input's memory the result can be under another name, if any.</param>
/// <param name="NeedsResult">Whether the backward pass reads the result, so that nothing may overwrite it.</param>
/// <param name="CanOverwrite">Whether it can write its result over its first input.</param>
internal sealed record Memory(int? Alias = null, bool NeedsResult = false, bool CanOverwrite = false)
{
    /// <summary>What a step that is no block means for memory.</summary>
    public static Memory OfStep(Operation step) => step is Operation.Input ? new() : OfCode(StepCode.Of(step));

    /// <summary>A block is to memory what the nodes of its result are.</summary>
    public static Memory OfBlock(Network block)
    {
        var storage = new Storage(block);
        var output = block.Output();
        var result = storage.Sharing(output);
        var input = block.Inputs.Select((node, index) => (node.Id, Index: index)).Where(input => result.Contains(input.Id)).ToList();
        return new(
            Alias: input.Count > 0 ? input[0].Index : null,
            NeedsResult: result.Any(node => storage.Of(node).NeedsResult)
                || storage.Readers(output).Any());
    }

    private static Memory OfCode(StepCode code) =>
        new(code.MayAlias ? 0 : null, code.NeedsResult, CanOverwrite: code is StepCode.Function { InPlace: not null });
}
