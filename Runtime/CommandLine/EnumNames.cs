using System.CommandLine.Parsing;
using System.Text.Json;

namespace DeclarativeNet.CommandLine;

/// <summary>Choices as the command line spells them: <c>reduce-on-plateau</c>; <c>reduceonplateau</c> is understood as well.</summary>
internal static class EnumNames
{
    /// <summary>All choices, as they are spelled.</summary>
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Spelled)];

    /// <summary>A choice as it is spelled. A single letter belongs to the word after it: <c>bfloat16</c>.</summary>
    public static string Spelled<T>(T value)
        where T : struct, Enum
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
        return name.IndexOf('-') == 1 ? name.Remove(1, 1) : name;
    }

    /// <summary>Reads an option's choice; what is none of them is an error of the option's.</summary>
    public static T? Parse<T>(ArgumentResult result, string option)
        where T : struct, Enum
    {
        var text = result.Tokens[0].Value;
        if (Find<T>(text) is { } value)
            return value;
        result.AddError(Unknown(option, text, Of<T>()));
        return null;
    }

    /// <summary>The choice of a name, whatever its case and its dashes.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Bare(value.ToString()) == Bare(name)).Select(value => (T?)value).FirstOrDefault();

    /// <summary>What is said of a name that is none of the choices.</summary>
    public static string Unknown(string option, string text, IReadOnlyList<string> choices) => choices is [var one, var other]
        ? $"{option}: '{text}' is neither {one} nor {other}"
        : $"{option}: '{text}' is none of {string.Join(", ", choices)}";

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
