using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>What the checker and libtorch each say of a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Text">Its record.</param>
/// <param name="Message">What the checker reported as errors; nothing where it accepts.</param>
/// <param name="Disagreement">Where the two disagree, if they do.</param>
/// <param name="Rule">The rule for which it is rejected although libtorch runs it at some size, if that is so.</param>
internal sealed record Verdict(
    DrawnNetwork Network, string Text, string? Message, Disagreement? Disagreement, LanguageRule? Rule = null)
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

/// <summary>
/// A rule of the language on top of libtorch: of what breaks it libtorch runs some sizes, so that libtorch's word does not stand behind the
/// rejection. How often each decides is counted.
/// </summary>
internal enum LanguageRule
{
    /// <summary>What a network is made with is the same for all sizes.</summary>
    FixedNumbers,

    /// <summary>Features are not made of open heights and widths, even where few sizes are left of them.</summary>
    FixedSizes,

    /// <summary>How many weights there are is not written with an open size, even where the conditions leave it one number.</summary>
    KnownWeights,
}
