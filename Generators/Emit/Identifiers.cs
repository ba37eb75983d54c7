using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Emit;

/// <summary>Names in generated code.</summary>
internal static class Identifiers
{
    /// <summary>The name as source spells it: <c>@class</c>.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The name of a type as source spells it. Words like <c>record</c> are keywords where a type is named.</summary>
    public static string EscapeType(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? Escape(name) : "@" + name;

    /// <summary>The name of a local: <c>Hidden</c> is <c>hidden</c>, <c>SEBlock</c> is <c>seBlock</c>.</summary>
    public static string Camel(string name)
    {
        var capitals = name.TakeWhile(char.IsUpper).Count();
        var lowered = capitals > 1 && capitals < name.Length ? capitals - 1 : capitals;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    /// <summary>The name with a capital first letter.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
