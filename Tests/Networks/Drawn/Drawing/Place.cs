using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Where a step is drawn: what flows into it at the sizes that the drawing follows, and the names of expressions.</summary>
/// <param name="Shape">The shape, without the batch axis.</param>
/// <param name="Names">Names with their numbers, those of fixed sizes only.</param>
/// <param name="AllNames">Those of open sizes as well.</param>
internal sealed record Place(long[] Shape, ImmutableDictionary<string, long> Names, ImmutableDictionary<string, long> AllNames)
{
    /// <summary>The kind of what flows into it.</summary>
    public Kind Kind => Kinds.Of(Shape.Length);

    /// <summary>A number as it is, or as an expression that comes to it here.</summary>
    public Gen<Written> Size(int number) => Expressions.Of(number, Names).Select(expression => (Written)expression);

    /// <summary>A number that is drawn, as it is or as an expression.</summary>
    public Gen<Written> Size(Gen<int> numbers) => numbers.SelectMany(number => Size(number));

    /// <summary>A number that divides another one.</summary>
    public Gen<Written> DivisorOf(long number) =>
        Size(Gen.Elements(Enumerable.Range(1, (int)number).Where(divisor => number % divisor == 0)));

    /// <summary>A number as an expression that may depend on open sizes.</summary>
    public Gen<Expression> OpenSize(long number) => Expressions.Of(number, AllNames);
}
