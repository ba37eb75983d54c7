using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>What is known after a step of which it is not known whether it runs.</summary>
internal static class Merge
{
    /// <summary>Sizes that both ways share stay; of the others nothing is known. Nothing is left where the kinds differ.</summary>
    public static Flow? Of(StepContext context, Flow? without, Flow? with)
    {
        if (without is null || with is null || without.Shape.Sizes.Count != with.Shape.Sizes.Count)
            return null;
        var axes = Axes.Names(with.Shape.Sizes.Count);
        var sizes = with.Shape.Sizes.Select((size, axis) => size == without.Shape.Sizes[axis] ? size : context.Opaque(axes[axis]));
        return with with { Shape = new Shape(sizes.ToEquatableArray()) };
    }
}
