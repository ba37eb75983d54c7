using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Finds what goes into a block at a use: what the step is applied to, and the values that <c>With</c> names.</summary>
internal static class BlockInputs
{
    private const string Argument = "With";

    /// <summary>The inputs, in order; nothing where one is unknown or wrong, which has then been reported.</summary>
    /// <param name="context">The use.</param>
    /// <param name="block">The block.</param>
    /// <param name="first">What the step is applied to.</param>
    /// <param name="declaration">The declaration that has the use.</param>
    /// <param name="flows">Its values so far.</param>
    public static IReadOnlyList<Flow>? Find(
        StepContext context, Declaration block, Flow? first, Declaration declaration, IReadOnlyDictionary<string, Flow?> flows)
    {
        var wanted = block.Inputs.ToList();
        var named = Joins.Names(context, Argument);
        if (named.Count + 1 != wanted.Count)
        {
            Miscounted(context, block, wanted, named.Count + 1);
            return null;
        }

        if (!named.Select(name => Joins.IsEarlier(context, name, declaration, flows)).ToList().All(usable => usable))
            return null;
        var inputs = named.Select(name => flows[name.Name]).Prepend(first).ToList();
        if (inputs.Contains(null))
            return null;
        var given = inputs.Select(input => input!).ToList();
        var suitable = given.Select((input, index) => Suits(context, block, wanted[index], input, index)).ToList();
        return suitable.All(suits => suits) ? given : null;
    }

    /// <summary>Where to tell at the use what is wrong inside the block: at the name of the input that is at fault, if one is.</summary>
    public static Site Site(StepContext context, Declaration block, Site inside)
    {
        var index = block.Inputs.TakeWhile(input => input.Parameter != inside.Parameter).Count();
        return index > 0 && index < block.Inputs.Count() ? context.At(Argument, index - 1) : context.At();
    }

    private static bool Suits(StepContext context, Declaration block, ValueDeclaration wanted, Flow input, int index)
    {
        if (input.Is(wanted.Kind))
            return true;
        context.Error(
            Catalogue.BlockDoesNotFit,
            index == 0 ? context.At() : context.At(Argument, index - 1),
            $"'{context.Value.Name}' gives {block.Type.Name} {input.Described} where its '{wanted.Name}' is {Suggestion.Article(wanted.Kind)}; {input.Trace}; use it on {Suggestion.Article(wanted.Kind)}",
            [new RelatedSite(block.Type.FullName, new Site(wanted.Parameter)), .. context.Report.MakersOf(input)]);
        return false;
    }

    private static void Miscounted(StepContext context, Declaration block, IReadOnlyList<ValueDeclaration> wanted, int given)
    {
        // A block without an input was told of as such.
        if (wanted.Count == 0)
            return;
        var takes = string.Join(", ", wanted.Select(input => $"{input.Kind} {input.Name}"));
        context.Error(
            Catalogue.InputCount,
            context.At(Argument),
            $"'{context.Value.Name}' gives {block.Type.Name} {Suggestion.Count(given, "input")}; it takes {wanted.Count}: {takes}; "
                + (wanted.Count == 1 ? "leave With out" : "name those after the first in With"));
    }
}
