using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Whether a step runs.</summary>
internal enum Decision
{
    /// <summary>It runs.</summary>
    Yes,

    /// <summary>It is left out.</summary>
    No,

    /// <summary>That depends on what is not known in a block on its own.</summary>
    Open,

    /// <summary>The condition is wrong, which has been reported.</summary>
    Wrong,
}

/// <summary>Decides the conditions of <c>When</c>, and remembers how, so that one that never changes can be warned of.</summary>
internal sealed class ConditionLog
{
    private readonly Dictionary<Site, (string Text, StepContext Step, HashSet<Decision> Decisions)> decisions = [];

    /// <summary>Whether the step runs.</summary>
    public Decision Decide(StepContext context)
    {
        if (context.Argument("When") is not ArgumentValue.Text { Value: var text })
            return Decision.Yes;

        var site = context.At("When");
        var decision = Decide(context, text, site);
        if (!decisions.TryGetValue(site, out var entry))
            decisions.Add(site, entry = (text, context, []));
        entry.Decisions.Add(decision);
        return decision;
    }

    /// <summary>Warns of the conditions that came out the same every time.</summary>
    public void WarnOfDead()
    {
        foreach (var pair in decisions.Where(pair => pair.Value.Decisions.Count == 1))
        {
            var (text, step, decided) = pair.Value;
            if (decided.Contains(Decision.Yes))
                step.Error(Catalogue.DeadCondition, pair.Key, $"{step.Subject} always runs, because \"{text}\" is always true; leave When out");
            else if (decided.Contains(Decision.No))
                step.Error(
                    Catalogue.DeadCondition, pair.Key, $"{step.Subject} never runs, because \"{text}\" is always false; leave the step out, or correct the condition");
        }
    }

    private static Decision Decide(StepContext context, string text, Site site)
    {
        switch (context.Evaluate(text, site))
        {
            case null:
                return Decision.Wrong;
            case ExpressionValue.Truth { Value.Decided: { } decided }:
                return decided ? Decision.Yes : Decision.No;
            case ExpressionValue.Truth or ExpressionValue.Unknown { Type.Name: "bool" } when context.IsGeneral:
                return Decision.Open;
            case ExpressionValue.Truth or ExpressionValue.Unknown { Type.Name: "bool" }:
                context.Error(
                    Catalogue.Undecided,
                    site,
                    $"{context.Subject} runs when \"{text}\", which depends on an open size; a network is the same for all sizes, so let it depend on fixed ones only");
                return Decision.Wrong;
            case { } other:
                context.Error(Catalogue.ExpressionType, site, $"When takes a condition, not {other.Type}");
                return Decision.Wrong;
        }
    }
}
