using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>All rules, by the step's name.</summary>
internal static class RuleTable
{
    private static readonly ImmutableDictionary<string, StepRule> Rules = ImmutableArray.Create<ImmutableArray<StepRule>>(
        [new StepRule.Entry("Input"), new StepRule.Composite("Use")],
        ConvolutionRules.All,
        DenseRules.All,
        NormalisationRules.All,
        PoolingRules.All,
        ActivationRules.All,
        RegularisationRules.All,
        ShapeRules.All,
        PartRules.All,
        PictureRules.All,
        CheckingRules.All,
        AttentionRules.All,
        ResizingRules.All,
        CompositeRules.All,
        JoiningRules.All).SelectMany(family => family).ToImmutableDictionary(rule => rule.Kind);

    /// <summary>The rule of a step; nothing where there is no such step.</summary>
    public static StepRule? Find(string kind) => Rules.TryGetValue(kind, out var rule) ? rule : null;

    /// <summary>Whether a step may have parameters of its own.</summary>
    public static bool HasParameters(string kind) => Find(kind) is StepRule.Unary { HasParameters: true };

    /// <summary>Whether a step starts a value anew.</summary>
    public static bool IsJoin(string kind) => Find(kind) is StepRule.Join;

    /// <summary>The values that a step names to start from; none where it is no join.</summary>
    public static IReadOnlyList<string> JoinedNames(StepDeclaration step) =>
        Find(step.Kind) is StepRule.Join join ? step.Names(join.Argument) : [];
}
