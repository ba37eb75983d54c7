using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>What the checker and libtorch each say of a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Text">Its record.</param>
/// <param name="Message">What the checker reported as errors; nothing where it accepts.</param>
/// <param name="Disagreement">Where the two disagree, if they do.</param>
internal sealed record Verdict(DrawnNetwork Network, string Text, string? Message, Disagreement? Disagreement)
{
    /// <summary>Whether the checker accepts it.</summary>
    public bool IsAccepted => Message is null;

    /// <summary>The record, and what is the matter with it.</summary>
    public string Description => string.Join('\n', new[] { Text.TrimEnd(), Disagreement?.Reason, Message }.OfType<string>());
}

/// <summary>A way in which the checker is wrong.</summary>
/// <param name="Reason">What was seen.</param>
internal abstract record Disagreement(string Reason)
{
    /// <summary>The checker lets something in that fails, or has another shape than it said.</summary>
    public record FalseAccept(string Reason) : Disagreement(Reason);

    /// <summary>What is generated for it does not even compile.</summary>
    public sealed record Uncompiled(string Message) : FalseAccept($"What is generated does not compile: {Message}");

    /// <summary>The checker keeps something out that works.</summary>
    public sealed record FalseReject(string Reason) : Disagreement(Reason);
}
