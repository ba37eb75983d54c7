using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests;

/// <summary>That nobody has anything to say.</summary>
internal static class Silence
{
    /// <summary>Fails with all messages where there are any.</summary>
    public static void Assert(IEnumerable<Diagnostic> messages, string about = "")
    {
        var lines = string.Join('\n', messages);
        Xunit.Assert.True(lines.Length == 0, $"{about}\n{lines}");
    }
}
