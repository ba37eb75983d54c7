using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>A statement about open sizes. The ways to make one decide it at once where the canonical forms do.</summary>
internal abstract record Proposition
{
    private Proposition()
    {
    }

    /// <summary>True, or false, for all sizes.</summary>
    public sealed record Constant(bool Value) : Proposition;

    /// <summary>A comparison that depends on open sizes.</summary>
    public sealed record Compare(Dim Left, Relation Relation, Dim Right) : Proposition
    {
        /// <summary>Whether it holds for the given open sizes; not where one of its sides is divided by zero.</summary>
        public bool Holds(IReadOnlyDictionary<string, long> sizes)
        {
            try
            {
                return Proposition.Holds(checked(Left.Evaluate(sizes) - Right.Evaluate(sizes)), Relation);
            }
            catch (DivideByZeroException)
            {
                return false;
            }
        }
    }

    /// <summary>All of them hold.</summary>
    public sealed record All(EquatableArray<Proposition> Parts) : Proposition;

    /// <summary>At least one of them holds.</summary>
    public sealed record Any(EquatableArray<Proposition> Parts) : Proposition;

    /// <summary>Holds for all sizes.</summary>
    public static Proposition True { get; } = new Constant(true);

    /// <summary>Holds for no size.</summary>
    public static Proposition False { get; } = new Constant(false);

    /// <summary>Whether it is decided, and how.</summary>
    public bool? Decided => this is Constant constant ? constant.Value : null;

    /// <summary>The open sizes in it, each once.</summary>
    public IEnumerable<string> Symbols => (this switch
    {
        Compare compare => compare.Left.Symbols.Concat(compare.Right.Symbols),
        All all => all.Parts.SelectMany(part => part.Symbols),
        Any any => any.Parts.SelectMany(part => part.Symbols),
        _ => [],
    }).Distinct();

    /// <summary>The parts that have all to hold.</summary>
    public IEnumerable<Proposition> Conjuncts => this is All all ? all.Parts.SelectMany(part => part.Conjuncts) : [this];

    /// <summary>The comparisons in it.</summary>
    public IEnumerable<Compare> Comparisons => this switch
    {
        Compare compare => [compare],
        All all => all.Parts.SelectMany(part => part.Comparisons),
        Any any => any.Parts.SelectMany(part => part.Comparisons),
        _ => [],
    };

    /// <summary><c>left = right</c>.</summary>
    public static Proposition Equal(Dim left, Dim right) => Of(left, Relation.Equal, right);

    /// <summary><c>left ≥ right</c>.</summary>
    public static Proposition AtLeast(Dim left, Dim right) => Of(left, Relation.AtLeast, right);

    /// <summary>The comparison of two terms.</summary>
    public static Proposition Of(Dim left, Relation relation, Dim right)
    {
        var difference = left - right;
        return difference.IsConstant ? new Constant(Holds(difference.Value, relation))
            : relation != Relation.AtLeast && difference.Constant % difference.Content != 0 ? new Constant(relation == Relation.NotEqual)
            : new Compare(left, relation, right);
    }

    /// <summary>Both hold.</summary>
    public static Proposition And(Proposition a, Proposition b) => (a.Decided, b.Decided) switch
    {
        (true, _) => b,
        (_, true) => a,
        (false, _) or (_, false) => False,
        _ => new All(a.Conjuncts.Concat(b.Conjuncts).Distinct().ToEquatableArray()),
    };

    /// <summary>At least one holds.</summary>
    public static Proposition Or(Proposition a, Proposition b) => (a.Decided, b.Decided) switch
    {
        (false, _) => b,
        (_, false) => a,
        (true, _) or (_, true) => True,
        _ => new Any(EquatableArray.Of(a, b)),
    };

    /// <summary>The opposite.</summary>
    public static Proposition Not(Proposition a) => a switch
    {
        Constant constant => new Constant(!constant.Value),
        Compare { Relation: Relation.Equal } equal => new Compare(equal.Left, Relation.NotEqual, equal.Right),
        Compare { Relation: Relation.NotEqual } different => new Compare(different.Left, Relation.Equal, different.Right),
        Compare compare => Of(compare.Right, Relation.AtLeast, compare.Left + 1),
        All all => all.Parts.Select(Not).Aggregate(Or),
        Any any => any.Parts.Select(Not).Aggregate(And),
        _ => throw new InvalidOperationException($"Unknown proposition {a.GetType().Name}."),
    };

    /// <summary>Whether it holds for the given open sizes. Of what is divided by zero nothing holds.</summary>
    public bool Evaluate(IReadOnlyDictionary<string, long> sizes) => this switch
    {
        Constant constant => constant.Value,
        Compare compare => compare.Holds(sizes),
        All all => all.Parts.All(part => part.Evaluate(sizes)),
        Any any => any.Parts.Any(part => part.Evaluate(sizes)),
        _ => throw new InvalidOperationException($"Unknown proposition {GetType().Name}."),
    };

    /// <summary>With other terms in the place of open sizes; nothing stands for the size itself.</summary>
    public Proposition Substitute(Func<string, Dim?> replacement) => this switch
    {
        Constant => this,
        Compare compare => Of(compare.Left.Substitute(replacement), compare.Relation, compare.Right.Substitute(replacement)),
        All all => all.Parts.Select(part => part.Substitute(replacement)).Aggregate(And),
        Any any => any.Parts.Select(part => part.Substitute(replacement)).Aggregate(Or),
        _ => throw new InvalidOperationException($"Unknown proposition {GetType().Name}."),
    };

    /// <summary>As messages write it.</summary>
    public sealed override string ToString() => this switch
    {
        Constant constant => constant.Value ? "true" : "false",
        Compare compare => $"{compare.Left} {Sign(compare.Relation, "=", "≠", "≥")} {compare.Right}",
        All all => string.Join(" and ", all.Parts.Select(part => part is Any ? $"({part})" : part.ToString())),
        Any any => string.Join(" or ", any.Parts),
        _ => throw new InvalidOperationException($"Unknown proposition {GetType().Name}."),
    };

    /// <summary>As C# on <c>long</c> variables with the names of the open sizes.</summary>
    public string ToCSharp() => this switch
    {
        Constant constant => constant.Value ? "true" : "false",
        Compare compare => $"{compare.Left.ToCSharp()} {Sign(compare.Relation, "==", "!=", ">=")} {compare.Right.ToCSharp()}",
        All all => string.Join(" && ", all.Parts.Select(part => part is Any ? $"({part.ToCSharp()})" : part.ToCSharp())),
        Any any => string.Join(" || ", any.Parts.Select(part => part.ToCSharp())),
        _ => throw new InvalidOperationException($"Unknown proposition {GetType().Name}."),
    };

    private static bool Holds(long difference, Relation relation) => relation switch
    {
        Relation.Equal => difference == 0,
        Relation.NotEqual => difference != 0,
        Relation.AtLeast => difference >= 0,
        _ => throw new InvalidOperationException($"Unknown relation {relation}."),
    };

    private static string Sign(Relation relation, string equal, string different, string atLeast) => relation switch
    {
        Relation.Equal => equal,
        Relation.NotEqual => different,
        Relation.AtLeast => atLeast,
        _ => throw new InvalidOperationException($"Unknown relation {relation}."),
    };
}
