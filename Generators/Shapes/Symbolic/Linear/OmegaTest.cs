namespace DeclarativeNet.Generators.Shapes.Symbolic.Linear;

/// <summary>
/// Finds integers that satisfy linear equations and inequalities, or shows that there are none (Pugh, The Omega Test, 1991). Equations are
/// solved for a variable; an inequality's variable is projected away, for the integers exactly: where bounds leave gaps, by the part
/// without gaps (the dark shadow), and then gap by gap.
/// </summary>
/// <param name="variables">How many variables there are.</param>
/// <param name="budget">How many systems are looked at before it gives up.</param>
internal sealed class OmegaTest(int variables, int budget)
{
    /// <summary>Systems of more inequalities are not looked at.</summary>
    private const int LargestSystem = 120;

    private int left = budget;

    /// <summary>Integers for which the zeros are zero and the others are not negative.</summary>
    public Answer Solve(IEnumerable<LinearForm> zeros, IEnumerable<LinearForm> nonNegatives)
    {
        if (left-- <= 0)
            return new Answer.Unknown();

        var solved = new Stack<(int Variable, LinearForm Value)>();
        var (equations, bounds) = (zeros.ToList(), nonNegatives.ToList());
        do
        {
            if (!SolveEquations(equations, bounds, solved) || Tightened(bounds, equations) is not { } tightened)
                return new Answer.None();
            bounds = tightened;
        }
        while (equations.Count > 0);

        if (bounds.Count > LargestSystem)
            return new Answer.Unknown();
        var answer = bounds.Count == 0 ? new Answer.Found(new long[variables]) : Eliminate(bounds);
        return answer is Answer.Found found ? new Answer.Found(Restored(found, solved)) : answer;
    }

    /// <summary>
    /// Solves for a variable of coefficient 1; where there is none, another variable takes up what the smallest coefficient divides,
    /// which makes coefficients smaller (Knuth, The Art of Computer Programming 2, 4.5.2).
    /// </summary>
    /// <returns>Whether the equations can hold.</returns>
    private static bool SolveEquations(List<LinearForm> equations, List<LinearForm> bounds, Stack<(int Variable, LinearForm Value)> solved)
    {
        while (equations.Count > 0)
        {
            var equation = equations[equations.Count - 1];
            equations.RemoveAt(equations.Count - 1);
            if (equation.IsConstant && equation.Constant == 0)
                continue;
            if (equation.IsConstant || equation.Constant % equation.Content != 0)
                return false;

            equation = equation.Over(equation.Content);
            var variable = equation.Variables.OrderBy(index => Math.Abs(equation[index])).First();
            var isSolved = Math.Abs(equation[variable]) == 1;
            var value = isSolved
                ? equation.Without(variable).Times(-equation[variable])
                : LinearForm.Variable(variable).Plus(equation.Rounded(variable).Without(variable), -1);
            solved.Push((variable, value));
            if (!isSolved)
                equations.Add(equation);
            Replace(equations);
            Replace(bounds);

            void Replace(List<LinearForm> forms)
            {
                for (var index = 0; index < forms.Count; index++)
                    forms[index] = forms[index].Substitute(variable, value);
            }
        }

        return true;
    }

    /// <summary>
    /// The tightest of parallel bounds, rounded to integers; two that meet are an equation. Nothing where two exclude each other.
    /// </summary>
    private static List<LinearForm>? Tightened(List<LinearForm> bounds, List<LinearForm> equations)
    {
        var tightest = new Dictionary<Model.EquatableArray<long>, LinearForm>();
        foreach (var bound in bounds)
        {
            if (bound.IsConstant && bound.Constant < 0)
                return null;
            if (bound.IsConstant)
                continue;
            var rounded = bound.Over(bound.Content);
            if (!tightest.TryGetValue(rounded.Coefficients, out var other) || other.Constant > rounded.Constant)
                tightest[rounded.Coefficients] = rounded;
        }

        var kept = new List<LinearForm>();
        foreach (var bound in tightest.Values)
        {
            var gap = tightest.TryGetValue(bound.Times(-1).Coefficients, out var opposite)
                ? checked(bound.Constant + opposite.Constant)
                : 1;
            if (gap < 0)
                return null;
            if (gap == 0 && bound.Coefficients.First(coefficient => coefficient != 0) > 0)
                equations.Add(bound);
            else if (gap > 0)
                kept.Add(bound);
        }

        return kept;
    }

    private Answer Eliminate(List<LinearForm> bounds)
    {
        var variable = bounds.SelectMany(bound => bound.Variables).Distinct().OrderBy(candidate => Cost(bounds, candidate)).First();
        var lower = bounds.Where(bound => bound[variable] > 0).ToList();
        var upper = bounds.Where(bound => bound[variable] < 0).ToList();
        var others = bounds.Where(bound => bound[variable] == 0).ToList();
        var isExact = lower.All(bound => bound[variable] == 1) || upper.All(bound => bound[variable] == -1);
        var projected = Solve([], others.Concat(Shadow(isDark: true)));
        return projected switch
        {
            Answer.Found found => Chosen(found),
            Answer.None when isExact => projected,
            Answer.None when Solve([], others.Concat(Shadow(isDark: false))) is Answer.None none => none,
            Answer.None => Answer.First(Gaps()),
            _ => projected,
        };

        IEnumerable<LinearForm> Shadow(bool isDark) => lower.SelectMany(below => upper.Select(above =>
        {
            var (a, b) = (below[variable], -above[variable]);
            return above.Times(a).Plus(below, b).Plus(isDark ? -checked((a - 1) * (b - 1)) : 0);
        }));

        // A solution outside the dark shadow lies close above one of the lower bounds.
        IEnumerable<Func<Answer>> Gaps()
        {
            var widest = upper.Max(bound => -bound[variable]);
            foreach (var below in lower)
            {
                var last = checked((widest * below[variable]) - below[variable] - widest) / widest;
                for (var gap = 0L; gap <= last; gap++)
                {
                    var equation = below.Plus(-gap);
                    yield return () => Solve([equation], bounds);
                }
            }
        }

        Answer.Found Chosen(Answer.Found found)
        {
            var values = found.Values.ToArray();
            values[variable] = lower.Count > 0
                ? lower.Max(bound => -Arithmetic.FloorDivide(bound.Without(variable).Evaluate(values), bound[variable]))
                : upper.Min(bound => Arithmetic.FloorDivide(bound.Without(variable).Evaluate(values), -bound[variable]));
            return new(values);
        }
    }

    /// <summary>Variables without gaps first, then those that make few new bounds.</summary>
    private static (bool HasGaps, int Bounds) Cost(List<LinearForm> bounds, int variable)
    {
        var lower = bounds.Where(bound => bound[variable] > 0).ToList();
        var upper = bounds.Where(bound => bound[variable] < 0).ToList();
        return (lower.Any(bound => bound[variable] != 1) && upper.Any(bound => bound[variable] != -1), lower.Count * upper.Count);
    }

    private static long[] Restored(Answer.Found found, Stack<(int Variable, LinearForm Value)> solved)
    {
        var values = found.Values.ToArray();
        foreach (var (variable, value) in solved)
            values[variable] = value.Evaluate(values);
        return values;
    }
}
