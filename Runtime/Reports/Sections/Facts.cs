using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using DeclarativeNet.Training;

namespace DeclarativeNet.Reports.Sections;

/// <summary>One thing that was set before a run, or measured after it.</summary>
/// <param name="Group">What it belongs to: recipe, data or machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsDefault">Whether it is what it would be if nobody had said anything.</param>
internal sealed record Fact(string Group, string Name, string Value, bool IsDefault = false);

/// <summary>Everything that was set before a run: what somebody needs to run it again.</summary>
internal static class Facts
{
    private const string RecipeGroup = "Recipe";

    /// <summary>All of it, group by group.</summary>
    public static ImmutableArray<Fact> Of(RunDescription run) =>
        [.. Settings(run.Recipe, new Recipe()), .. Data(run), .. Machine(run)];

    /// <summary>Every property of a recipe, those of its objective among them, in the order of their declaration.</summary>
    private static IEnumerable<Fact> Settings(object settings, object defaults) =>
        from property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        orderby property.MetadataToken
        let value = property.GetValue(settings)
        let byDefault = property.GetValue(defaults)
        from fact in value is Objective objective
            ? Settings(objective, byDefault!)
            : [new Fact(RecipeGroup, Name(property), Written(value), Written(value) == Written(byDefault))]
        select fact;

    private static string Written(object? value) => value switch
    {
        Augmentation augmentation => AugmentationFact.Of(augmentation),
        double number => Readable.Short(number),
        int number => Readable.Count(number),
        bool yes => yes ? "yes" : "no",
        string text => text,
        IEnumerable several => string.Join(", ", several.Cast<object>().Select(Written)) is { Length: > 0 } list ? list : "none",
        Enum choice => choice.ToString(),
        null => "none",
        _ => value.ToString() ?? "",
    };

    /// <summary>A property's name in words. A loss among settings is a function; among results it is a number.</summary>
    private static string Name(PropertyInfo property) => property.PropertyType == typeof(Loss)
        ? "Loss function"
        : property.Name.Skip(1).Aggregate(
            new StringBuilder().Append(property.Name[0]),
            (words, letter) => char.IsUpper(letter) ? words.Append(' ').Append(char.ToLowerInvariant(letter)) : words.Append(letter)).ToString();

    private static IEnumerable<Fact> Data(RunDescription run)
    {
        const string Group = "Data";
        foreach (var (name, pictures) in run.Data)
            yield return new(Group, name, $"{Readable.Count(pictures)} pictures");
        if (run.Origin is { } origin)
            yield return new(Group, "Taken from", origin.Data ?? "the sample data");
        if (run.Origin?.ValidationShare is { } validation)
            yield return new(Group, "Share to validate on", Readable.Percent(validation));
        if (run.Origin?.TestShare is { } test)
            yield return new(Group, "Share to test on", Readable.Percent(test));
        yield return new(Group, "Task", Task(run.Task));
        yield return new(Group, "Size", $"{run.Size}");
        yield return new(Group, "Classes", Readable.Count(run.Classes.Length));
    }

    private static IEnumerable<Fact> Machine(RunDescription run)
    {
        const string Group = "Machine";
        yield return new(Group, "Device", run.Device);
        yield return new(Group, "Backend", run.Backend);
        yield return new(Group, "Machine", run.Machine);
        if (run.Threads is { } threads)
            yield return new(Group, "Threads", Readable.Count(threads));
        if (run.Library.Length > 0)
            yield return new(Group, "Library", run.Library);
        yield return new(Group, "Started", Readable.Moment(run.StartedAt));
        if (run.Origin is { } origin)
            yield return new(Group, "Command line", origin.CommandLine);
    }

    private static string Task(LearningTask task) => task switch
    {
        LearningTask.MultiClass => "one of several classes",
        LearningTask.Binary => "yes or no",
        LearningTask.MultiLabel => "any of several labels",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such task."),
    };
}
