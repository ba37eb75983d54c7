using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic.Linear;

/// <summary>
/// Writes statements about sizes as formulas about integer variables. A quotient by a number is a variable between two bounds, an extremum
/// one that is the best of its terms, a choice one that is either of them. What is not linear, a product of sizes or a quotient by one, is a variable of which nothing is
/// known: more is possible then than before, so that a contradiction stays one.
/// </summary>
internal sealed class Linearizer
{
    private readonly Dictionary<EquatableArray<Atom>, int> variables = [];
    private readonly Dictionary<string, int> symbols = [];
    private readonly List<Formula> definitions = [];

    /// <summary>How many variables there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether everything was linear.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>What holds of the variables that stand for something.</summary>
    public IReadOnlyList<Formula> Definitions => definitions;

    /// <summary>The variables of the open sizes.</summary>
    public IReadOnlyDictionary<string, int> Symbols => symbols;

    /// <summary>The formula of a statement.</summary>
    public Formula Of(Proposition statement) => statement switch
    {
        Proposition.Constant constant => new Formula.NonNegative(LinearForm.Of(constant.Value ? 0 : -1)),
        Proposition.Compare compare => Of(Of(compare.Left - compare.Right), compare.Relation),
        Proposition.All all => new Formula.All([.. all.Parts.Select(Of)]),
        Proposition.Any any => new Formula.Any([.. any.Parts.Select(Of)]),
        _ => throw new InvalidOperationException($"Unknown proposition {statement.GetType().Name}."),
    };

    /// <summary>The variable of an open size.</summary>
    public LinearForm Symbol(string name)
    {
        if (!symbols.TryGetValue(name, out var variable))
            symbols.Add(name, variable = Count++);
        return LinearForm.Variable(variable);
    }

    private static Formula Of(LinearForm difference, Relation relation) => relation switch
    {
        Relation.Equal => new Formula.Zero(difference),
        Relation.AtLeast => new Formula.NonNegative(difference),
        Relation.NotEqual => new Formula.Any(
            [new Formula.NonNegative(difference.Plus(-1)), new Formula.NonNegative(difference.Times(-1).Plus(-1))]),
        _ => throw new InvalidOperationException($"Unknown relation {relation}."),
    };

    private LinearForm Of(Dim dim) =>
        dim.Terms.Aggregate(LinearForm.Of(dim.Constant), (sum, term) => sum.Plus(Of(term.Factors), term.Coefficient));

    private LinearForm Of(EquatableArray<Atom> product)
    {
        if (product.Count == 1 && product[0] is Atom.Symbol { IsPlain: true } symbol)
            return Symbol(symbol.Name);
        if (variables.TryGetValue(product, out var known))
            return LinearForm.Variable(known);

        var variable = Count++;
        variables.Add(product, variable);
        var form = LinearForm.Variable(variable);
        switch (product.Count == 1 ? product[0] : null)
        {
            case Atom.Symbol { Multiple.IsConstant: true } multiple:
                Define(form, Symbol(multiple.Name).Plus(-multiple.Remainder), multiple.Multiple.Value);
                break;
            case Atom.Quotient { Divisor.IsConstant: true } quotient:
                Define(form, Of(quotient.Dividend), quotient.Divisor.Value);
                break;
            case Atom.Extremum extremum:
                Define(form, extremum);
                break;
            case Atom.Choice choice:
                definitions.Add(new Formula.Any(
                [
                    new Formula.All([Of(choice.Condition), new Formula.Zero(form.Plus(Of(choice.WhenTrue), -1))]),
                    new Formula.All([Of(Proposition.Not(choice.Condition)), new Formula.Zero(form.Plus(Of(choice.WhenFalse), -1))]),
                ]));
                break;
            default:
                IsExact = false;
                break;
        }

        return form;
    }

    private void Define(LinearForm quotient, LinearForm dividend, long divisor)
    {
        var remainder = dividend.Plus(quotient, -divisor);
        definitions.Add(new Formula.NonNegative(remainder));
        definitions.Add(new Formula.NonNegative(remainder.Times(-1).Plus(divisor - 1)));
    }

    private void Define(LinearForm best, Atom.Extremum extremum)
    {
        var sign = extremum.IsLargest ? 1 : -1;
        var leads = extremum.Terms.Select(term => best.Plus(Of(term), -1).Times(sign)).ToList();
        definitions.AddRange(leads.Select(lead => new Formula.NonNegative(lead)));
        definitions.Add(new Formula.Any([.. leads.Select(lead => new Formula.Zero(lead))]));
    }
}
