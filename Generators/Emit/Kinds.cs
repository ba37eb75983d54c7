using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The kinds of value as types.</summary>
internal static class Kinds
{
    /// <summary>The type's name.</summary>
    public static string Type(ValueKind kind) => $"global::DeclarativeNet.{kind}";
}
