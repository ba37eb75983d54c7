namespace DeclarativeNet;

/// <summary>What the compiler knows about a network: a row for each step.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Rows">The steps, in order; those of a block follow the row of its use, one level deeper.</param>
/// <param name="Parameters">Learned numbers in all.</param>
/// <param name="MultiplyAccumulates">Multiply-accumulates for one picture outside training.</param>
/// <param name="Precondition">What open sizes have to satisfy, such as <c>H ≥ 7</c>; empty where all are fixed.</param>
public sealed record NetworkSummary(
    string Name,
    IReadOnlyList<SummaryRow> Rows,
    long Parameters,
    Quantity MultiplyAccumulates,
    IReadOnlyList<string> Precondition)
{
    /// <summary>Those of <see cref="Parameters"/> that only auxiliary heads have: without them the network predicts all the same.</summary>
    public long AuxiliaryParameters { get; init; }

    /// <summary>
    /// Bytes of all tensors that a training step of 32-bit floats keeps from the forward to the backward pass, for one picture; the
    /// picture is among them where its gradient's way needs it.
    /// </summary>
    public Quantity TrainingBytes { get; init; } = Quantity.Zero;

    /// <summary>
    /// Largest number of bytes of tensors of 32-bit floats that are alive at once in prediction, for one picture, itself among them; nothing
    /// where a size is open. What an operator takes for itself while it runs is not counted.
    /// </summary>
    public long? InferenceBytes { get; init; }
}

/// <summary>One step.</summary>
/// <param name="Depth">0 for a step of the model, 1 within a block, and so on.</param>
/// <param name="Value">The declared value it belongs to.</param>
/// <param name="Step">What it is, such as <c>Conv2d</c>.</param>
/// <param name="Path">Where its parameters stand in the state dictionary; empty where it has none.</param>
/// <param name="Shape">The shape of its result, without the batch axis: <c>32×16×16</c>.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAccumulates">Multiply-accumulates for one picture.</param>
public sealed record SummaryRow(
    int Depth, string Value, string Step, string Path, string Shape, long Parameters, Quantity MultiplyAccumulates)
{
    /// <summary>
    /// Bytes of the tensors that a training step keeps because of this one, for one picture: its result where anything reads it in the
    /// backward pass, and what it notes beside, such as where the maxima were.
    /// </summary>
    public Quantity TrainingBytes { get; init; } = Quantity.Zero;

    /// <summary>What of the picture an element of the result depends on; nothing where the network takes no picture.</summary>
    public ReceptiveField? ReceptiveField { get; init; }
}

/// <summary>A number that may depend on open sizes.</summary>
/// <param name="Formula">The number, or the expression in the open sizes, whose divisions round down: <c>256*H*(W/2)</c>.</param>
/// <param name="Value">The number, where it is the same for all sizes.</param>
public sealed record Quantity(string Formula, long? Value)
{
    /// <summary>Nothing at all.</summary>
    public static Quantity Zero { get; } = new("0", 0);

    /// <summary>The formula.</summary>
    public override string ToString() => Formula;
}
