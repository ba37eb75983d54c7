using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>What one check knows beyond the declaration at hand: the other declarations, and the uses it has already traced.</summary>
internal sealed class Workspace(DeclarationSet set, CancellationToken cancellation)
{
    /// <summary>A network of more steps than this is a mistake rather than a network.</summary>
    public const int MostSteps = 10_000;

    private readonly Dictionary<BlockUse, TraceResult> traces = [];
    private readonly Dictionary<string, TraceResult> generalTraces = [];
    private readonly Dictionary<string, Outcome<Expression>> expressions = [];
    private int unknownSizes;

    /// <summary>Cancels the check.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The declaration of a block, or nothing.</summary>
    public Declaration? Block(string? fullName) => fullName is null ? null
        : set.Block(fullName) ?? (set.Root.Kind == DeclarationKind.Block && set.Root.Type.FullName == fullName ? set.Root : null);

    /// <summary>A use of a block; traced once for each distinct use.</summary>
    public TraceResult Trace(BlockUse use, Func<TraceResult> trace)
    {
        if (!traces.TryGetValue(use, out var result))
            traces.Add(use, result = trace());
        return result;
    }

    /// <summary>A block on its own; traced once.</summary>
    public TraceResult TraceGenerally(Declaration block)
    {
        if (!generalTraces.TryGetValue(block.Type.FullName, out var result))
            generalTraces.Add(block.Type.FullName, result = GeneralTrace.Of(block, this));
        return result;
    }

    /// <summary>The tree of an expression; parsed once, however often it is evaluated.</summary>
    public Outcome<Expression> Parse(string text)
    {
        if (!expressions.TryGetValue(text, out var parsed))
            expressions.Add(text, parsed = ExpressionParser.Parse(text));
        return parsed;
    }

    /// <summary>A size of which nothing is known, different from all others.</summary>
    public Dim Fresh(string name) => Dim.Symbol($"{name}#{++unknownSizes}");

    /// <summary>Whether a block uses another one, itself or through others.</summary>
    public bool Reaches(string from, string target)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (name == target)
                return true;
            if (seen.Add(name))
                foreach (var used in UsedBlocks(name))
                    open.Push(used);
        }

        return false;
    }

    /// <summary>Whether some block within reach uses itself, so that unrolling would not end.</summary>
    public bool IsEndless(string block)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([block]);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (!seen.Add(name))
                continue;
            if (UsedBlocks(name).Any(used => Reaches(used, name)))
                return true;
            foreach (var used in UsedBlocks(name))
                open.Push(used);
        }

        return false;
    }

    private IEnumerable<string> UsedBlocks(string name) => Block(name) is { } block
        ? block.Values.SelectMany(value => value.Steps).Where(step => step.Block is not null).Select(step => step.Block!).Distinct()
        : [];
}
