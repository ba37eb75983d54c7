namespace DeclarativeNet.Generators.Model;

/// <summary>Names of types as metadata spell them.</summary>
internal static class FullNames
{
    /// <summary>The name without namespace and containing types: <c>Mode</c> of <c>Sample.Outer+Mode</c>.</summary>
    public static string SimpleName(this string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1);
}
