namespace DeclarativeNet.Generators.Emit;

/// <summary>Text in XML documentation.</summary>
internal static class Documentation
{
    /// <summary>The text, with what XML reads as its own replaced.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
