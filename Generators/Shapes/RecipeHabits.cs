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
        UnusedMomentum(set.Root).Concat(Unused(set.Root)).Concat(BatchesOfOne(set)).Concat(network is null ? [] : HeadsOfOne(set.Root, network));

    private static IEnumerable<Finding> UnusedMomentum(Declaration model) =>
        model.Recipe.Train.Written("Momentum") is ArgumentValue.Real { Value: >= 0 and < 1 }
            && model.Recipe.Member("Optimizer", "Adam") is "Adam" or "AdamW" or "Lion" or "Lamb"
            ? [Finding.Of(
                Catalogue.UnusedMomentum,
                Site.OfTrain("Momentum"),
                $"Momentum is that of Sgd, and the optimizer is {model.Recipe.Member("Optimizer", "Adam")}, which has its own; say Optimizer = Optimizer.Sgd, or leave Momentum out")]
            : [];

    /// <summary>Settings of a schedule, an optimizer or a loss that is not the one declared.</summary>
    private static IEnumerable<Finding> Unused(Declaration model)
    {
        var (recipe, schedule, optimizer) = (model.Recipe, model.Recipe.Member("Schedule", "Constant"), model.Recipe.Member("Optimizer", "Adam"));
        return Settings()
            .Where(setting => !setting.IsUsed && setting.Written is not null)
            .Select(setting => Finding.Of(
                Catalogue.UnusedSetting, setting.Site, $"{setting.Site.Argument} is that of {setting.Owner}; declare it so, or leave {setting.Site.Argument} out"));

        IEnumerable<(ArgumentValue? Written, Site Site, bool IsUsed, string Owner)> Settings() =>
        [
            Train("StepEpochs", schedule is "Step", "Schedule.Step"),
            Train("StepFactor", schedule is "Step" or "ReduceOnPlateau", "Schedule.Step and Schedule.ReduceOnPlateau"),
            Train("Patience", schedule is "ReduceOnPlateau", "Schedule.ReduceOnPlateau"),
            Train("FinalRate", schedule is "Cosine" or "Linear" or "OneCycle", "Schedule.Cosine, Schedule.Linear and Schedule.OneCycle"),
            Train("Nesterov", optimizer is "Sgd", "Optimizer.Sgd"),
            Loss("Gamma", recipe.LossName is "Focal" or "BinaryFocal", "Loss.Focal and Loss.BinaryFocal"),
            Loss("Alpha", recipe.LossName is "BinaryFocal", "Loss.BinaryFocal"),
        ];

        (ArgumentValue?, Site, bool, string) Train(string name, bool isUsed, string owner) =>
            (recipe.Train.Written(name), Site.OfTrain(name), isUsed, owner);

        (ArgumentValue?, Site, bool, string) Loss(string name, bool isUsed, string owner) =>
            (recipe.Loss.Written(name), Site.OfLoss(name), isUsed, owner);
    }

    private static IEnumerable<Finding> BatchesOfOne(DeclarationSet set) =>
        set.Root.Recipe.Train.Written("BatchSize") is ArgumentValue.Integer { Value: 1 }
            && set.Blocks.Prepend(set.Root).SelectMany(record => record.Values).SelectMany(value => value.Steps).Any(step => step.Kind == "BatchNorm")
            ? [Finding.Of(
                Catalogue.BatchNormOfOnePicture,
                Site.OfTrain("BatchSize"),
                "BatchSize is 1, so that BatchNorm takes mean and variance from a single picture; use larger batches, or GroupNorm in its place")]
            : [];

    private static IEnumerable<Finding> HeadsOfOne(Declaration model, Network network) => network.Values
        .Where(value => model.Recipe.LossName is "CrossEntropy" or "Focal" && value.Kind == ValueKind.Logits && network.Nodes[value.Node].Shape.Sizes[0] == Dim.One)
        .Select(value => model.Values.First(declared => declared.Name == value.Name))
        .Select(value => Finding.Of(
            Catalogue.HeadOfOne,
            Width(value) ?? new Site(value.Parameter),
            $"'{value.Name}' is the score of one class, of which the loss is always 0; give a score for each class, two for yes and no, or declare [Loss(Loss.BinaryCrossEntropy)]"));

    /// <summary>The place of the last layer's number.</summary>
    private static Site? Width(ValueDeclaration value) => value.Steps
        .LastOrDefault(step => step.Arguments.Any(argument => argument.Name == "outFeatures")) is { } layer
            ? new Site(value.Parameter, layer.Attribute, "outFeatures")
            : null;
}
