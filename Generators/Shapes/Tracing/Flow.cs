using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>What goes from one step to the next.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Node">The node that computes it; 0 where a block is looked at on its own, which makes no nodes.</param>
/// <param name="Source">How messages call it: the value it is, or the step it comes from.</param>
/// <param name="Made">The step that gave it its shape.</param>
/// <param name="Way">How it came about, from the input: <c>Pixels 3×32×32</c>, <c>Stem 32×16×16</c>.</param>
internal sealed record Flow(ValueKind Kind, Shape Shape, int Node, string Source, Site Made, EquatableArray<Station> Way)
{
    /// <summary>More stations than this are told in part.</summary>
    private const int LongestWay = 6;

    /// <summary>The channels of a map, the features of tokens and vectors: what most weights go by.</summary>
    public Dim Features => Shape.Sizes[Kind == ValueKind.Tokens ? 1 : 0];

    /// <summary>Kind and shape with an article: <c>a Map 64×8×8</c>.</summary>
    public string Described => $"{Suggestion.Article(Kind)} {Shape}";

    /// <summary>The way as messages tell it, the middle left out where it is long.</summary>
    public string Trace => string.Join(" → ", Told.Take(1).Concat<object>(Way.Count <= LongestWay ? [] : ["…"]).Concat(Told.Skip(1)));

    /// <summary>The steps that gave the stations of <see cref="Trace"/> their shapes.</summary>
    public IEnumerable<Site> Makers => Told.Select(station => station.Made).Append(Made).Distinct();

    /// <summary>With one more station on its way, by which it is called from then on.</summary>
    public Flow Named(string source) => this with { Source = source, Way = Way.Append(new Station(source, Shape, Made)).ToEquatableArray() };

    /// <summary>Without the last station on its way.</summary>
    public Flow Unnamed() => this with { Way = Way.Take(Way.Count - 1).ToEquatableArray() };

    /// <summary>Whether it can stand where the kind is asked for: pictures are maps, class scores are vectors.</summary>
    public bool Is(ValueKind kind) => Kind == kind || (Kind, kind) is
        (ValueKind.Image, ValueKind.Map) or (ValueKind.Logits, ValueKind.Vector) or (ValueKind.Vector, ValueKind.Logits);

    /// <summary>The first station and the last ones.</summary>
    private IReadOnlyList<Station> Told => Way.Count <= LongestWay ? Way : [Way[0], .. Way.Skip(Way.Count - LongestWay + 2)];
}

/// <summary>A named place on the way from the input.</summary>
/// <param name="Name">The value, or the step within one.</param>
/// <param name="Shape">The shape there.</param>
/// <param name="Made">The step that gave it that shape.</param>
internal sealed record Station(string Name, Shape Shape, Site Made)
{
    /// <summary>As messages write it: <c>Stem 32×16×16</c>.</summary>
    public override string ToString() => $"{Name} {Shape}";
}
