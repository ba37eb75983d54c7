using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Checks what a record gives back: its outputs, its auxiliary heads, and whether its recipe has anything to train.</summary>
internal static class ResultCheck
{
    /// <summary>What is wrong with the results of a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="network">Its network, if it has one.</param>
    public static IEnumerable<Finding> Of(Declaration declaration, Network? network)
    {
        if (declaration.Kind == DeclarationKind.Block)
            return declaration.Values.SelectMany(value => value.Marks.Select(mark => Finding.Of(
                Catalogue.ResultOfBlock,
                At(value, mark),
                $"'{value.Name}' of the block {declaration.Type.Name} is marked [{mark.Kind}]; a block gives back its last value: mark values of models")));
        var alone = declaration.Values.SelectMany(Head).ToList();
        return network is not { Values.Count: > 0 } || alone.Count > 0
            ? alone
            : Heads(declaration, network).Concat(Recipe(declaration, network));
    }

    /// <summary>What shows in a head's declaration alone.</summary>
    private static IEnumerable<Finding> Head(ValueDeclaration value)
    {
        if (value.Auxiliary is not { } mark)
            yield break;
        if (value.Kind != ValueKind.Logits)
            yield return Finding.Of(
                Catalogue.AuxiliaryHead,
                At(value, mark),
                $"'{value.Name}' is an auxiliary head but a {value.Kind}; a head gives class scores: declare it Logits, or leave [Auxiliary] out");
        else if (value.Output is not null)
            yield return Finding.Of(
                Catalogue.AuxiliaryHead,
                At(value, mark),
                $"'{value.Name}' is an output and an auxiliary head, which is there in training only; leave [Output] or [Auxiliary] out");
        var weight = Results.Weight(mark);
        if (!(weight > 0) || double.IsInfinity(weight))
            yield return Finding.Of(
                Catalogue.OutOfRange,
                At(value, mark) with { Argument = "Weight" },
                $"'{value.Name}' Auxiliary has the weight {weight.ToString(CultureInfo.InvariantCulture)}; it has to be above 0");
    }

    private static IEnumerable<Finding> Heads(Declaration declaration, Network network)
    {
        var result = network.Values[network.Result];
        foreach (var value in network.Heads.Select(head => declaration.Values[head.Value]))
        {
            var head = network.Values.First(named => named.Name == value.Name);
            var site = At(value, value.Auxiliary!);
            var classes = network.Nodes[head.Node].Shape.Sizes[0];
            if (network.Outputs.Select(index => network.Values[index])
                .FirstOrDefault(output => network.Needed([output.Node]).Contains(head.Node)) is { } output)
                yield return Finding.Of(
                    Catalogue.ResultFromHead,
                    site,
                    $"'{output.Name}' is computed from the auxiliary head '{value.Name}', which is there in training only; start the value after '{value.Name}' with [From(...)]");
            else if (result.Kind != ValueKind.Logits)
                yield return Finding.Of(
                    Catalogue.AuxiliaryHead,
                    site,
                    $"'{value.Name}' is an auxiliary head, but the result '{result.Name}' is a {result.Kind}; heads help class scores to be learned: end the model in Logits, or leave [Auxiliary] out");
            else if (classes != network.Nodes[result.Node].Shape.Sizes[0])
                yield return Finding.Of(
                    Catalogue.AuxiliaryHead,
                    site,
                    $"'{value.Name}' is an auxiliary head of {classes} classes, but the result '{result.Name}' has {network.Nodes[result.Node].Shape}; both learn from the same labels: give them the same classes");
        }
    }

    /// <summary>A recipe is for what is trained on labelled pictures.</summary>
    private static IEnumerable<Finding> Recipe(Declaration declaration, Network network)
    {
        if (network.NoClassifier is not { } reason)
            yield break;
        foreach (var attribute in declaration.Recipe.Attributes)
            yield return Finding.Of(
                Catalogue.NoClassifier,
                new Site(-1, attribute switch { "Train" => Site.Train, "Augment" => Site.Augment, _ => Site.Loss }),
                $"'{declaration.Type.Name}' {reason} and is no picture classifier, so [{attribute}] is about nothing; leave it out, and train {declaration.Type.Name}.Net in a loop of your own");
    }

    private static Site At(ValueDeclaration value, StepDeclaration mark) => new(value.Parameter, mark.Attribute);
}
