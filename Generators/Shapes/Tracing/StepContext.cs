using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>What a rule sees of the step it is applied to: its arguments as values, and where to say what is wrong.</summary>
/// <param name="Value">The value the step belongs to.</param>
/// <param name="Step">The step.</param>
/// <param name="Scope">What names in expressions stand for.</param>
/// <param name="Report">Where findings go.</param>
/// <param name="Workspace">What is known beyond the declaration.</param>
/// <param name="IsGeneral">Whether a block is looked at on its own, with hyperparameters and sizes that are not known.</param>
internal sealed record StepContext(
    ValueDeclaration Value, StepDeclaration Step, Scope Scope, Report Report, Workspace Workspace, bool IsGeneral)
{
    /// <summary>The value and the step, as messages begin: <c>'Stem' Conv2d</c>.</summary>
    public string Subject => $"'{Value.Name}' {Step.Kind}";

    /// <summary>The same step where it is not known whether it runs.</summary>
    public StepContext Uncertain() => this with { Report = Report.ForUncertain() };

    /// <summary>The step, or one of its arguments where that was written.</summary>
    public Site At(string? argument = null, int element = -1) => argument is null || Argument(argument) is null
        ? new Site(Value.Parameter, Step.Attribute)
        : new Site(Value.Parameter, Step.Attribute, argument, element);

    /// <summary>An argument as it was written.</summary>
    public ArgumentValue? Argument(string name) => Step.Written(name);

    /// <summary>Reports an error.</summary>
    public void Error(Descriptor descriptor, Site site, string message, params IEnumerable<RelatedSite> related) =>
        Report.Add(descriptor, site, message, related);

    /// <summary>States what has to hold for the step to make sense.</summary>
    /// <returns>Whether the step can go on.</returns>
    public bool Require(Proposition holds, Site site, Violation violation, params IEnumerable<RelatedSite> related) =>
        Require(holds, site, () => violation, related);

    /// <summary>
    /// States what has to hold for the step to make sense. What to say, and where else to look, is put together only where it may not.
    /// </summary>
    /// <returns>Whether the step can go on.</returns>
    public bool Require(Proposition holds, Site site, Func<Violation> violation, params IEnumerable<RelatedSite> related) =>
        holds.Decided is true || Report.Require(new Constraint(holds, violation, site, related.ToEquatableArray()));

    /// <summary>An integer, at least <paramref name="minimum"/>; nothing where it is wrong, which has then been reported.</summary>
    public Dim? Integer(string name, long? fallback, long minimum) => Argument(name) switch
    {
        ArgumentValue.Null when fallback is null => Missing<Dim>(name),
        null or ArgumentValue.Null => fallback,
        var written => Integer(written, At(name), name, minimum),
    };

    /// <summary>A number for height and width, or one for each.</summary>
    public DimPair? Pair(string name, DimPair? fallback, long minimum)
    {
        switch (Argument(name))
        {
            case ArgumentValue.Null when fallback is null:
                return Missing<DimPair>(name);
            case null or ArgumentValue.Null:
                return fallback;
            case ArgumentValue.List { Items.Count: 2 } pair:
                var height = Integer(pair.Items[0], At(name, 0), name, minimum);
                var width = Integer(pair.Items[1], At(name, 1), name, minimum);
                return height is null || width is null ? null : new DimPair(height, width);
            case ArgumentValue.List other:
                Error(
                    Catalogue.MalformedArgument,
                    At(name),
                    $"{Subject} has {other.Items.Count} numbers for its {Words(name)}; give one, or two for height and width");
                return null;
            case { } single:
                return Integer(single, At(name), name, minimum) is { } both ? new DimPair(both, both) : null;
        }
    }

    /// <summary>Reports a null where there has to be something.</summary>
    private T? Missing<T>(string name)
        where T : class
    {
        Error(Catalogue.MalformedArgument, At(name), $"{Subject} needs its {Words(name)}; give a number or an expression instead of null");
        return null;
    }

    /// <summary>A truth value.</summary>
    public bool Flag(string name, bool fallback) => Argument(name) is ArgumentValue.Boolean written ? written.Value : fallback;

    /// <summary>A floating-point number in a range; NaN in a block on its own, where it is not known.</summary>
    public double? Real(string name, double fallback, Func<double, bool> isAllowed, string range)
    {
        if (Argument(name) is not { } written || Evaluate(written, At(name)) is not { } value)
            return Argument(name) is null ? fallback : null;
        if (!value.Type.IsNumber)
            return Wrong(name, value, "a number");
        if (Operators.AsReal(value) is not { } number)
            return IsGeneral ? double.NaN : Undecided(name, At(name));
        if (isAllowed(number))
            return number;

        Error(Catalogue.OutOfRange, At(name), $"{Subject} has the {Words(name)} {Text(number)}; it has to be {range}");
        return null;
    }

    /// <summary>What an argument comes to; nothing where it is wrong, which has then been reported.</summary>
    public ExpressionValue? Evaluate(ArgumentValue argument, Site site)
    {
        switch (argument)
        {
            case ArgumentValue.Integer integer:
                return new ExpressionValue.Integer(integer.Value);
            case ArgumentValue.Real real:
                return new ExpressionValue.Real(real.Value);
            case ArgumentValue.Boolean boolean:
                return new ExpressionValue.Truth(new Proposition.Constant(boolean.Value));
            case ArgumentValue.EnumMember member:
                return new ExpressionValue.EnumMember(member.Type, member.Member);
            case ArgumentValue.Text text:
                return Evaluate(text.Value, site);
            default:
                Error(Catalogue.MalformedArgument, site, $"{Subject} takes a number or an expression here");
                return null;
        }
    }

    /// <summary>What an expression comes to; nothing where it is wrong, which has then been reported.</summary>
    public ExpressionValue? Evaluate(string text, Site site)
    {
        var outcome = Workspace.Parse(text).Then(expression => Evaluator.Evaluate(expression, Scope));
        if (outcome.Error is not { } error)
            return outcome.Value;

        var place = site with { Start = Math.Max(0, site.Start) + error.Start, Length = error.Length };
        Error(ExpressionMessages.Descriptor(error.Problem), place, ExpressionMessages.Message(text, error));
        return null;
    }

    /// <summary>Says that something has to be known that depends on an open size.</summary>
    public double? Undecided(string name, Site site)
    {
        Error(
            Catalogue.Undecided,
            site,
            $"{Subject} has to know its {Words(name)} when the network is made, but it depends on an open size; let it depend on fixed sizes only");
        return null;
    }

    private Dim? Integer(ArgumentValue argument, Site site, string name, long minimum)
    {
        if (Evaluate(argument, site) is not { } value)
            return null;
        if (value is ExpressionValue.Unknown { Type.Name: "int" })
        {
            if (!IsGeneral)
                Undecided(name, site);
            return IsGeneral ? Opaque(name) : null;
        }

        if (value is not ExpressionValue.Integer integer)
        {
            Wrong(name, value, "an integer");
            return null;
        }

        if (!integer.Value.IsConstant)
        {
            if (IsGeneral)
                return integer.Value;
            Error(
                Catalogue.OpenWeights,
                site,
                $"{Subject} has to know its {Words(name)} when the network is made, but {integer.Value} depends on an open size; give a number");
            return null;
        }

        if (integer.Value.Value >= minimum)
            return integer.Value;
        Error(
            name is "outChannels" or "outFeatures" ? Catalogue.SizeNotPositive : Catalogue.OutOfRange,
            site,
            $"{Subject} has the {Words(name)} {integer.Value}; it has to be at least {minimum}");
        return null;
    }

    /// <summary>A size of which nothing is known, so that nothing is concluded from it.</summary>
    public Dim Opaque(string name) => Workspace.Fresh($"{Value.Name}.{name}");

    private double? Wrong(string name, ExpressionValue value, string expected)
    {
        var isText = Argument(name) is ArgumentValue.Text;
        Error(
            isText ? Catalogue.ExpressionType : Catalogue.MalformedArgument,
            At(name),
            $"{Subject} takes {expected} for its {Words(name)}, not {value.Type}");
        return null;
    }

    /// <summary>An argument's name in words: <c>out channels</c>, <c>kernel size</c>.</summary>
    private static string Words(string name) => StateNames.Snake(name).Replace('_', ' ');

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
