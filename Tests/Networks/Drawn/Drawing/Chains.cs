using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Steps one after the other, what they come to, and the blocks that there are then.</summary>
internal sealed record Chain(Draft Draft, ImmutableArray<DrawnStep> Steps, long[] Shape);

/// <summary>Draws steps one after the other, each for what the one before it leaves.</summary>
internal static class Chains
{
    private const int DeepestBlock = 2;

    private static readonly DrawnStep Idle = new DrawnStep.Plain(StepTable.Steps.Single(step => step.Name == "Relu"), Arguments.Of());

    /// <summary>That many steps on a shape.</summary>
    public static Gen<Chain> Of(Draft draft, long[] shape, int count) => Extend(new Chain(draft, [], shape), count);

    private static Gen<Chain> Extend(Chain chain, int count) => count == 0
        ? Gen.Constant(chain)
        : Step(chain).SelectMany(step => Extend(After(chain, step), count - 1));

    /// <summary>The chain with one step more; instead of one that outgrows the machine, one that leaves the shape as it is.</summary>
    private static Chain After(Chain chain, DrawnStep step)
    {
        try
        {
            return chain with
            {
                Draft = step is DrawnStep.Use use ? chain.Draft with { Blocks = chain.Draft.Blocks.Add(use.Block) } : chain.Draft,
                Steps = chain.Steps.Add(step),
                Shape = Libtorch.Shape(step, chain.Shape, chain.Draft.Names, chain.Draft.Shapes) ?? chain.Shape,
            };
        }
        catch (TooLargeException)
        {
            return chain with { Steps = chain.Steps.Add(Idle) };
        }
    }

    private static Gen<DrawnStep> Step(Chain chain)
    {
        var place = chain.Draft.At(chain.Shape);
        var known = chain.Draft.Blocks.Where(block => Blocks.Fits(chain.Draft, chain.Shape, block)).ToList();
        var step = Gen.Frequency(
            (12, Plain(place)),
            (chain.Draft.Depth < DeepestBlock ? 3 : 0, Blocks.NewUse(
                chain.Draft, chain.Shape, $"{chain.Draft.Name}{chain.Draft.NextName}S{chain.Steps.Length}")),
            (known.Count == 0 ? 0 : 3, from block in Gen.Elements<DrawnBlock>(known)
                                       from use in Blocks.Reuse(chain.Draft, chain.Shape, block)
                                       select use));
        return place.Names.IsEmpty ? step : Gen.Frequency(
            (10, step),
            (1, from drawn in step from condition in Expressions.Condition(place.Names) select Conditional(chain, drawn, condition)));
    }

    /// <summary>
    /// A step under a condition. A new block is entered where it is drawn: one that never is would be checked on its own only, and about
    /// that libtorch says nothing.
    /// </summary>
    private static DrawnStep Conditional(Chain chain, DrawnStep step, Expression condition) =>
        step is DrawnStep.Use use && !chain.Draft.Blocks.Contains(use.Block) && condition.Evaluate(chain.Draft.Names) == 0
            ? step with { When = new Expression.Not(condition) }
            : step with { When = condition };

    /// <summary>A step that applies to the kind, in most cases.</summary>
    private static Gen<DrawnStep> Plain(Place place)
    {
        var kind = Kinds.Of(place.Shape.Length);
        return Gen.Frequency(
            (60, Plain(StepTable.Steps.Where(step => step.Accepts.HasFlag(kind) && step.Suits(place.Shape)), _ => place)),
            (1, Plain(StepTable.Steps.Where(step => step.Accepts.HasFlag(kind)), _ => place)),
            (1, Plain(StepTable.Steps.Where(step => !step.Accepts.HasFlag(kind)), step => place with { Shape = Typical(step.Accepts) })));
    }

    private static Gen<DrawnStep> Plain(IEnumerable<StepCase> cases, Func<StepCase, Place> place) =>
        from step in Gen.Frequency(cases.Select(step => (step.Weight, Gen.Constant(step))))
        from arguments in step.Draw(place(step))
        select (DrawnStep)new DrawnStep.Plain(step, arguments);

    /// <summary>Some shape that a step accepts.</summary>
    private static long[] Typical(Kind accepted) =>
        accepted.HasFlag(Kind.Map) ? [4, 6, 6] : accepted.HasFlag(Kind.Tokens) ? [6, 4] : [4];
}
