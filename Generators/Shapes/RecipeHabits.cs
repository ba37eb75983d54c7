using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Warns of training that cannot do what it is for.</summary>
internal static class RecipeHabits
{
    /// <summary>What to warn of in a model.</summary>
    /// <param name="set">The model and its blocks.</param>
    /// <param name="network">The model's graph; nothing where it is wrong.</param>
    public static IEnumerable<Finding> Of(DeclarationSet set, Network? network) =>
        UnusedMomentum(set.Root).Concat(BatchesOfOne(set)).Concat(network is null ? [] : HeadsOfOne(set.Root, network));

    private static IEnumerable<Finding> UnusedMomentum(Declaration model) =>
        Train(model, "Momentum") is ArgumentValue.Real { Value: >= 0 and < 1 }
            && Train(model, "Optimizer") is (null or ArgumentValue.EnumMember { Member: "Adam" })
            ? [Warn(
                Catalogue.UnusedMomentum,
                Site.OfTrain("Momentum"),
                "Momentum is that of Sgd, and the optimizer is Adam, which has its own; say Optimizer = Optimizer.Sgd, or leave Momentum out")]
            : [];

    private static IEnumerable<Finding> BatchesOfOne(DeclarationSet set) =>
        Train(set.Root, "BatchSize") is ArgumentValue.Integer { Value: 1 }
            && set.Blocks.Prepend(set.Root).SelectMany(record => record.Values).SelectMany(value => value.Steps).Any(step => step.Kind == "BatchNorm")
            ? [Warn(
                Catalogue.BatchNormOfOnePicture,
                Site.OfTrain("BatchSize"),
                "BatchSize is 1, so that BatchNorm takes mean and variance from a single picture; use larger batches, or GroupNorm in its place")]
            : [];

    private static IEnumerable<Finding> HeadsOfOne(Declaration model, Network network) => network.Values
        .Where(value => value.Kind == ValueKind.Logits && network.Nodes[value.Node].Shape.Sizes[0] == Dim.One)
        .Select(value => model.Values.First(declared => declared.Name == value.Name))
        .Select(value => Warn(
            Catalogue.HeadOfOne,
            Width(value) ?? new Site(value.Parameter),
            $"'{value.Name}' is the score of one class, of which the loss is always 0; give a score for each class, two for yes and no"));

    /// <summary>The place of the last layer's number.</summary>
    private static Site? Width(ValueDeclaration value) => value.Steps
        .LastOrDefault(step => step.Arguments.Any(argument => argument.Name == "outFeatures")) is { } layer
            ? new Site(value.Parameter, layer.Attribute, "outFeatures")
            : null;

    private static ArgumentValue? Train(Declaration model, string name) =>
        model.Recipe.Train.FirstOrDefault(argument => argument.Name == name)?.Value;

    private static Finding Warn(Descriptor descriptor, Site site, string message) =>
        new(descriptor.Id, site, message, EquatableArray<RelatedSite>.Empty);
}
