using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>How an operation is written in TorchSharp.</summary>
/// <param name="Call">The expression of its result: a tensor that nobody else holds.</param>
internal abstract record StepCode(Func<Operands, string> Call)
{
    /// <summary>A module with parameters: a field of the network.</summary>
    /// <param name="Type">The module's type.</param>
    /// <param name="Factory">The expression that makes it.</param>
    public sealed record Module(string Type, string Factory) : StepCode(operands => $"{operands.Field}.forward({operands[0]})");

    /// <summary>A function of its inputs alone.</summary>
    /// <param name="Call">The expression of its result.</param>
    /// <param name="InPlace">The statement that writes the result over the first input, if there is one.</param>
    public sealed record Function(Func<Operands, string> Call, Func<Operands, string>? InPlace = null) : StepCode(Call);

    /// <summary>How it is written.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="blocks">The class of each block.</param>
    public static StepCode Of(Operation operation, IReadOnlyDictionary<Network, string> blocks) => operation switch
    {
        Operation.Conv2d conv => Dense.Conv2d(conv),
        Operation.Linear linear => Dense.Linear(linear),
        Operation.BatchNorm norm => Normalisation.BatchNorm(norm),
        Operation.MaxPool2d pool => Pooling.MaxPool2d(pool),
        Operation.AvgPool2d pool => Pooling.AvgPool2d(pool),
        Operation.GlobalAvgPool => Pooling.GlobalAvgPool,
        Operation.Flatten => Elementwise.Flatten,
        Operation.Relu => Elementwise.Relu,
        Operation.Dropout dropout => Elementwise.Dropout(dropout),
        Operation.Add => Joining.Add,
        Operation.Concat concat => Joining.Concat(concat),
        Operation.Use use => new Module(blocks[use.Block], $"new {blocks[use.Block]}()"),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no code."),
    };
}

/// <summary>The names that an operation's code speaks of.</summary>
/// <param name="Field">The field of its module; empty where it has none.</param>
/// <param name="Inputs">The variables of its inputs.</param>
internal sealed record Operands(string Field, IReadOnlyList<string> Inputs)
{
    /// <summary>The variable of an input.</summary>
    public string this[int index] => Inputs[index];
}
