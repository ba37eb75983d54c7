namespace DeclarativeNet.Generators.Model;

/// <summary>What the checker makes of a declaration.</summary>
/// <param name="Network">The graph; nothing where an error was found, or for a block on its own.</param>
/// <param name="Precondition">What the open sizes have to satisfy at the entry; empty where every size is fixed.</param>
/// <param name="Findings">Errors and warnings, in order of the source; sites are in the root declaration.</param>
public sealed record CheckedModel(Network? Network, EquatableArray<Condition> Precondition, EquatableArray<Finding> Findings);

/// <summary>A condition on the open sizes of the input.</summary>
/// <param name="Text">As a person reads it: <c>H ≥ 7</c>, <c>32 divides H</c>.</param>
/// <param name="CSharp">As generated code tests it, with the sizes as <c>long</c> variables of their names: <c>H >= 7</c>.</param>
public sealed record Condition(string Text, string CSharp);
