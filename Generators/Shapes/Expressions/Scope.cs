using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>What the names in an expression stand for.</summary>
/// <param name="Names">Hyperparameters, open sizes, <c>Index</c>.</param>
/// <param name="Values">The shapes of earlier values; nothing for one that could not be computed.</param>
internal sealed record Scope(ImmutableDictionary<string, ExpressionValue> Names, ImmutableDictionary<string, Shape?> Values)
{
    /// <summary>The scope of no names.</summary>
    public static Scope Empty { get; } =
        new(ImmutableDictionary<string, ExpressionValue>.Empty, ImmutableDictionary<string, Shape?>.Empty);

    /// <summary>The members of the enums that hyperparameters have, by full name.</summary>
    public ImmutableDictionary<string, EquatableArray<string>> Enums { get; init; } = ImmutableDictionary<string, EquatableArray<string>>.Empty;

    /// <summary>With the members of one more enum.</summary>
    public Scope WithEnum(string type, EquatableArray<string> members) =>
        members.Count == 0 ? this : this with { Enums = Enums.SetItem(type, members) };

    /// <summary>With one more name.</summary>
    public Scope With(string name, ExpressionValue value) => this with { Names = Names.SetItem(name, value) };

    /// <summary>With one more value.</summary>
    public Scope WithValue(string name, Shape? shape) => this with { Values = Values.SetItem(name, shape) };
}
