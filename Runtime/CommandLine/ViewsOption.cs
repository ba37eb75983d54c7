using System.CommandLine;
using System.CommandLine.Parsing;
using DeclarativeNet.Augmentations;

namespace DeclarativeNet.CommandLine;

/// <summary><c>--views</c>: which views of a picture a network is asked about beside the picture itself.</summary>
internal static class ViewsOption
{
    private const string Name = "--views";

    private static readonly IReadOnlyList<string> Names =
        [.. EnumNames.Of<TestTimeAugmentation>().Where(name => name != EnumNames.Spelled(TestTimeAugmentation.None))];

    /// <summary>The option.</summary>
    public static Option<TestTimeAugmentation> Make() => new(Name)
    {
        Description = "Averages the probabilities of a picture and of views of it (default: of the picture alone): "
            + $"{string.Join(", ", Names)}; several with commas between them",
        HelpName = "names",
        CustomParser = Parse,
    };

    private static TestTimeAugmentation Parse(ArgumentResult result)
    {
        var views = TestTimeAugmentation.None;
        foreach (var name in result.Tokens[0].Value.Split(','))
        {
            if (EnumNames.Find<TestTimeAugmentation>(name) is { } view and not TestTimeAugmentation.None)
                views |= view;
            else
                result.AddError(EnumNames.Unknown(Name, name, Names));
        }
        return views;
    }
}
