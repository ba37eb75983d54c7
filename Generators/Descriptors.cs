using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators;

/// <summary>The catalogue as the compiler wants it. A message comes whole, so every format is the message alone.</summary>
internal static class Descriptors
{
    private const string Repository = "https://github.com/DeclarativeNet/DeclarativeNet/blob/main/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        Catalogue.All.ToImmutableDictionary(descriptor => descriptor.Id, Convert);

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Catalogue.All.Select(Of)];

    /// <summary>The compiler's descriptor of a diagnostic.</summary>
    public static DiagnosticDescriptor Of(Descriptor descriptor) => Of(descriptor.Id);

    /// <summary>The compiler's descriptor of a diagnostic.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Convert(Descriptor descriptor) => new(
        descriptor.Id,
        descriptor.Title,
        "{0}",
        descriptor.Category,
        descriptor.Severity == Severity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Repository + descriptor.HelpLink);
}
