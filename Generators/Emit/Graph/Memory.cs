using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>What an operation means for the memory of its inputs and its result.</summary>
/// <param name="MayAlias">Whether the result can be the first input's memory under another name.</param>
/// <param name="NeedsResult">Whether the backward pass reads the result, so that nothing may overwrite it.</param>
/// <param name="CanOverwrite">Whether it can write its result over its first input.</param>
internal sealed record Memory(bool MayAlias = false, bool NeedsResult = false, bool CanOverwrite = false)
{
    private static readonly Memory Fresh = new();

    /// <summary>What the operation means for memory.</summary>
    public static Memory Of(Operation operation) => operation switch
    {
        // Convolution, linear layer, pooling and batch normalisation save what they take, not what they give.
        Operation.Input or Operation.Conv2d or Operation.Linear or Operation.BatchNorm => Fresh,
        Operation.MaxPool2d or Operation.AvgPool2d or Operation.GlobalAvgPool or Operation.Concat => Fresh,

        // A view; and in evaluation, dropout hands its input through.
        Operation.Flatten or Operation.Dropout => new(MayAlias: true),
        Operation.Relu => new(NeedsResult: true, CanOverwrite: true),
        Operation.Add => new(CanOverwrite: true),
        Operation.Use use => OfBlock(use.Block),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no entry."),
    };

    /// <summary>A block is to memory what the nodes of its result are.</summary>
    private static Memory OfBlock(Network block)
    {
        var storage = new Storage(block);
        var result = storage.Sharing(block.Output());
        return new(
            MayAlias: result.Any(node => block.Nodes[node].Operation is Operation.Input),
            NeedsResult: result.Any(node => Of(block.Nodes[node].Operation).NeedsResult)
                || storage.Readers(result).Any());
    }
}
