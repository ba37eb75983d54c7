using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes;

/// <summary>Compares what is known of a type of data with what a model takes and tells apart.</summary>
internal static class DataCheck
{
    /// <summary>What does not fit between a model and data of a type: diagnostic and message.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">The member of <c>Loss</c> that it is judged by; nothing where that is known only at run time.</param>
    /// <param name="data">The data.</param>
    public static IEnumerable<(Descriptor Descriptor, string Message)> Of(Network model, string? loss, DataDeclaration data)
    {
        var input = model.Values[0];
        var (taken, result) = (model.Nodes[input.Node].Shape, model.Values[model.Result]);
        if (data.Pictures is { } pictures && input.Kind == ValueKind.Image && !Takes(taken, pictures))
            yield return (
                Catalogue.DataPictures,
                $"'{model.Name}' takes pictures of {taken}, but those of {data.Name} are {pictures}; declare '{input.Name}' as "
                + $"[Input({pictures.Channels}, {pictures.Height}, {pictures.Width})], or give data of {taken}");
        if (data.Classes is { } classes && result.Kind == ValueKind.Logits
            && model.Nodes[result.Node].Shape.Sizes[0] is { IsConstant: true } scores && scores.Value != classes
            && !IsYesOrNo(scores.Value, loss, classes))
            yield return (
                Catalogue.DataClasses,
                $"'{model.Name}' tells {Suggestion.Count(scores.Value, "class", "classes")} apart, but {data.Name} has {classes}; "
                + $"end '{result.Name}' in Linear({classes}), or give data of {Suggestion.Count(scores.Value, "class", "classes")}");

        if (data.IsMultiLabel && loss is ("CrossEntropy" or "Focal"))
            yield return (
                Catalogue.DataLoss,
                $"'{model.Name}' is judged by {loss}, which takes one class for each picture, but those of {data.Name} show any number; declare "
                + $"[Loss(Loss.Binary{loss})], or give data of one class a picture");
    }

    /// <summary>What a model's own augmentation does to data of a type that it must not: diagnostic and message.</summary>
    public static IEnumerable<(Descriptor Descriptor, string Message)> OfAugmentation(Declaration model, DataDeclaration data) =>
        data.AllowsFlips ? [] : new[] { "HorizontalFlip", "VerticalFlip" }
            .Where(flip => AugmentationHabits.IsOn(model, flip))
            .Select(flip => (
                Catalogue.FlipsOfOneSidedData,
                $"'{model.Type.Name}' learns from pictures mirrored by {flip}, and a mirrored picture of {data.Name} may be of another class; "
                + $"leave {flip} out"));

    /// <summary>Whether one score tells two classes apart: yes and no, by a loss on its sigmoid.</summary>
    private static bool IsYesOrNo(long scores, string? loss, long classes) =>
        scores == 1 && classes == 2 && loss is (null or "BinaryCrossEntropy" or "BinaryFocal");

    /// <summary>What is wrong with what data say of themselves, if anything.</summary>
    public static string? Broken(DataDeclaration data) => (data.Pictures, data.Classes) switch
    {
        ({ } pictures, _) when pictures.Channels < 1 || pictures.Height < 1 || pictures.Width < 1 =>
            $"the pictures of '{data.Name}' are said to be {pictures}; every size has to be at least 1",
        (_, < 1) => $"'{data.Name}' is said to have {data.Classes} classes; there has to be at least 1",
        _ => null,
    };

    /// <summary>Open sizes take any.</summary>
    private static bool Takes(Shape shape, PictureShape pictures) =>
        Fits(shape.Sizes[0], pictures.Channels) && Fits(shape.Sizes[1], pictures.Height) && Fits(shape.Sizes[2], pictures.Width);

    private static bool Fits(Dim declared, long given) => !declared.IsConstant || declared.Value == given;
}
