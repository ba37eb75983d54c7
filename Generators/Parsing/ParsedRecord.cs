using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>A record as it stands in the source at this moment, with the blocks it uses.</summary>
/// <param name="Declarations">The record and its blocks.</param>
/// <param name="IsComplete">
/// Whether every type, argument and attribute compiles. While one does not, the compiler says so, and the record is not checked.
/// </param>
/// <param name="CanBeExtended">Whether another part of the record can be declared: it is a partial record in partial types.</param>
public sealed record ParsedRecord(DeclarationSet Declarations, bool IsComplete, bool CanBeExtended);

/// <summary>One record alone.</summary>
/// <param name="Declaration">The record.</param>
/// <param name="IsComplete">Whether every type, argument and attribute of it compiles.</param>
/// <param name="CanBeExtended">Whether another part of it can be declared.</param>
/// <param name="UsedBlocks">The types that its steps name as blocks, by their names in metadata, each once.</param>
internal sealed record ParsedDeclaration(
    Declaration Declaration, bool IsComplete, bool CanBeExtended, EquatableArray<string> UsedBlocks);
