using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>
/// Every diagnostic there is: 00xx the use of the language, 01xx shapes (warnings from 0151), 02xx data and training, 09xx the
/// generator itself. An id is never reused. Each has a page in <c>Docs/diagnostics</c> and a test.
/// </summary>
public static partial class Catalogue
{
    /// <summary>The generator failed.</summary>
    public static readonly Descriptor Internal = Error("DNET0999", "The generator failed");

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<Descriptor> All => Bands.All;

    /// <summary>The diagnostic of an id.</summary>
    /// <exception cref="InvalidOperationException">There is no such id.</exception>
    public static Descriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    private static Descriptor Error(string id, string title) => new(id, title, Severity.Error);

    private static Descriptor Warning(string id, string title) => new(id, title, Severity.Warning);

    /// <summary>Types of their own, the bands are listed when all fields have their values, whichever file comes first.</summary>
    private static class Bands
    {
        internal static readonly ImmutableArray<Descriptor> All = [.. Language.All, .. Shapes.All, .. Training.All, Internal];
    }
}
