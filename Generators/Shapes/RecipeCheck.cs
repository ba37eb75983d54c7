using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Checks the numbers of <c>Train</c> against their ranges.</summary>
internal static class RecipeCheck
{
    /// <summary>What is wrong with a model's recipe.</summary>
    public static IEnumerable<Finding> Of(Declaration model) =>
        model.Recipe.Train.Select(argument => Check(argument, Site.OfTrain(argument.Name)))
            .Where(finding => finding is not null)
            .Select(finding => finding!);

    private static Finding? Check(Argument argument, Site site)
    {
        if (Number(argument.Value) is not { } number)
            return null;
        var (descriptor, isAllowed, range) = argument.Name switch
        {
            "Epochs" => (Catalogue.Epochs, number >= 1, "at least 1"),
            "BatchSize" => (Catalogue.BatchSize, number >= 1, "at least 1"),
            "LearningRate" => (Catalogue.LearningRate, number > 0 && !double.IsInfinity(number), "above 0"),
            "Momentum" => (Catalogue.Momentum, number is >= 0 and < 1, "in [0, 1)"),
            "WeightDecay" => (Catalogue.WeightDecay, number >= 0, "at least 0"),
            _ => (Catalogue.Internal, true, ""),
        };
        return isAllowed ? null : new Finding(
            descriptor.Id,
            site,
            $"{argument.Name} is {number.ToString(CultureInfo.InvariantCulture)}; it has to be {range}",
            EquatableArray<RelatedSite>.Empty);
    }

    /// <summary>The number of an argument; nothing where it is none.</summary>
    internal static double? Number(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => integer.Value,
        ArgumentValue.Real real => real.Value,
        _ => null,
    };
}
