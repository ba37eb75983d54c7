using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>A share as a bar.</summary>
internal static class Bar
{
    /// <summary>The bar. It says nothing aloud: the number stands beside it.</summary>
    /// <param name="share">In [0, 1]; what is not is drawn as the nearest that is.</param>
    /// <param name="kind">Its class in the style sheet.</param>
    public static Html Of(double share, string kind) => Tag("span",
        Tag("span").Class(kind).With("style", FormattableString.Invariant($"width:{Clamped(share) * 100:0.#}%")))
        .Class("bar").With("aria-hidden", "true");

    private static double Clamped(double share) => double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
}
