using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>A record as it stands in the source at this moment, with the blocks it uses.</summary>
/// <param name="Declarations">The record and its blocks.</param>
/// <param name="IsComplete">
/// Whether every type, argument and attribute compiles. While one does not, the compiler says so, and the record is not checked.
/// </param>
/// <param name="CanBeExtended">Whether another part of the record can be declared: it is a partial record in partial types.</param>
public sealed record ParsedRecord(DeclarationSet Declarations, bool IsComplete, bool CanBeExtended);
