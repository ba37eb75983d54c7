namespace DeclarativeNet.Generators.Shapes.Symbolic.Linear;

/// <summary>Whether integers satisfy what was asked.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>These do.</summary>
    public sealed record Found(IReadOnlyList<long> Values) : Answer;

    /// <summary>None do.</summary>
    public sealed record None : Answer;

    /// <summary>It would have taken too long to tell.</summary>
    public sealed record Unknown : Answer;

    /// <summary>The first of several attempts that finds something; nothing exists where none of them leaves that open.</summary>
    public static Answer First(IEnumerable<Func<Answer>> attempts)
    {
        Answer result = new None();
        foreach (var attempt in attempts)
        {
            switch (attempt())
            {
                case Found found:
                    return found;
                case Unknown unknown:
                    result = unknown;
                    break;
            }
        }

        return result;
    }
}
