using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>How an operation is written in TorchSharp, and what it means for the memory of its first input and its result.</summary>
/// <param name="Call">The expression of its result: a tensor that nobody else holds.</param>
internal abstract record StepCode(Func<Operands, string> Call)
{
    private static readonly ImmutableArray<Func<Operation, StepCode?>> Families =
    [
        Dense.Code,
        Normalisation.Code,
        Pooling.Code,
        Activations.Code,
        Regularisation.Code,
        Layout.Code,
        Joining.Code,
    ];

    /// <summary>Whether the result can be the first input's memory under another name.</summary>
    public bool MayAlias { get; init; }

    /// <summary>Whether the backward pass reads the result, so that nothing may overwrite it.</summary>
    public bool NeedsResult { get; init; }

    /// <summary>Something with parameters: a field of the network.</summary>
    /// <param name="Type">The type of the module, or of the parameter.</param>
    /// <param name="Factory">The expression that makes it.</param>
    /// <param name="Call">The expression of the result; the module's forward pass unless said.</param>
    public sealed record Module(string Type, string Factory, Func<Operands, string>? Call = null)
        : StepCode(Call ?? (operands => $"{operands.Field}.forward({operands[0]})"))
    {
        private const string ParameterType = "global::TorchSharp.Modules.Parameter";

        /// <summary>Whether it is a parameter that belongs to no module.</summary>
        public bool IsParameter => Type == ParameterType;

        /// <summary>A parameter that belongs to no module.</summary>
        /// <param name="factory">The expression that makes it.</param>
        /// <param name="call">The expression of the result.</param>
        public static Module OfParameter(string factory, Func<Operands, string> call) => new(ParameterType, factory, call);
    }

    /// <summary>A function of its inputs alone.</summary>
    /// <param name="Call">The expression of its result.</param>
    /// <param name="InPlace">The statement that writes the result over the first input, if there is one.</param>
    public sealed record Function(Func<Operands, string> Call, Func<Operands, string>? InPlace = null) : StepCode(Call);

    /// <summary>How it is written.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="blocks">The class of each block.</param>
    public static StepCode Of(Operation operation, IReadOnlyDictionary<Network, string> blocks) => operation is Operation.Use use
        ? new Module(
            blocks[use.Block],
            $"new {blocks[use.Block]}()",
            operands => $"{operands.Field}.forward({string.Join(", ", operands.Inputs)})")
        : Of(operation);

    /// <summary>How an operation that is no block is written.</summary>
    public static StepCode Of(Operation operation) =>
        Families.Select(family => family(operation)).FirstOrDefault(code => code is not null)
            ?? throw new InvalidOperationException($"{operation.GetType().Name} has no code.");
}

/// <summary>The names that an operation's code speaks of.</summary>
/// <param name="Field">The field of its module; empty where it has none.</param>
/// <param name="Inputs">The variables of its inputs.</param>
internal sealed record Operands(string Field, IReadOnlyList<string> Inputs)
{
    /// <summary>The variable of an input.</summary>
    public string this[int index] => Inputs[index];
}
