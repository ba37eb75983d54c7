using System.Globalization;
using System.Text;

namespace DeclarativeNet.Generators.Model;

/// <summary>
/// The name of a generated file. The compiler takes no two that differ in case alone, and drops a generator's whole output on the
/// first such pair; so the full name, which may, is followed by its hash.
/// </summary>
internal static class HintName
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary><c>Zoo.Outer.ResNet18.5f3a9c01.g.cs</c>.</summary>
    public static string Of(TypeReference type)
    {
        var readable = new string([.. type.FullName.Select(letter => letter switch
        {
            '+' => '.',
            _ => char.IsLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-',
        })]);
        return $"{readable}.{Hash(type.FullName).ToString("x8", CultureInfo.InvariantCulture)}.g.cs";
    }

    /// <summary>FNV-1a, 32 bits: the same on every machine, unlike a string's own.</summary>
    private static uint Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(Basis, (hash, octet) => unchecked((hash ^ octet) * Prime));
}
