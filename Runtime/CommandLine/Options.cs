using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace DeclarativeNet.CommandLine;

/// <summary>Options that several commands have, and how their values are read: in the invariant culture, whatever the user's is.</summary>
internal static class Options
{
    /// <summary>A number, or nothing where the option is not given.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is, with its default.</param>
    /// <param name="what">What the value is, in a word, for the help: <c>count</c>.</param>
    public static Option<T?> Number<T>(string name, string description, string what)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = what,
            CustomParser = result => Parse<T>(result, name),
        };

    /// <summary>A share above 0 and below 1, or nothing where the option is not given.</summary>
    /// <inheritdoc cref="Number{T}"/>
    public static Option<double?> Share(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "share",
        CustomParser = result =>
        {
            var share = Parse<double>(result, name);
            if (share is not (null or > 0 and < 1))
                result.AddError($"{name}: give a value above 0 and below 1");
            return share;
        },
    };

    /// <summary>A folder or a file, or nothing where the option is not given; an empty name is none.</summary>
    /// <inheritdoc cref="Number{T}"/>
    public static Option<string?> Path(string name, string description, string what) => new(name)
    {
        Description = description,
        HelpName = what,
        CustomParser = result =>
        {
            var path = result.Tokens[0].Value;
            if (path.Length == 0)
                result.AddError($"{name}: give the name of a {what}");
            return path;
        },
    };

    /// <summary>One of several names, or nothing where the option is not given.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is, with its choices and its default.</param>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = "name",
            CustomParser = result => EnumNames.Parse<T>(result, name),
        };

    /// <summary>Several numbers with commas between them, or nothing where the option is not given.</summary>
    /// <inheritdoc cref="Number{T}"/>
    public static Option<double[]?> Numbers(string name, string description, string what) => new(name)
    {
        Description = description,
        HelpName = what,
        CustomParser = result => ParseSeveral(result, name),
    };

    /// <summary><c>--device</c></summary>
    public static Option<string> Device() => new("--device")
    {
        Description = "auto (CUDA where there is one), cpu, cuda, or cuda:N",
        HelpName = "name",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary><c>--threads</c></summary>
    public static Option<int?> Threads() =>
        Number<int>("--threads", $"Threads for tensor operations (default: one for each processor, {Environment.ProcessorCount})", "count");

    private static double[]? ParseSeveral(ArgumentResult result, string name)
    {
        var numbers = new List<double>();
        foreach (var text in result.Tokens[0].Value.Split(','))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            else
                result.AddError($"{name}: '{text}' is not a number; give numbers with commas between them, such as 1,2.5");
        }
        return [.. numbers];
    }

    private static T? Parse<T>(ArgumentResult result, string name)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;
        var isWhole = typeof(T) == typeof(int) || typeof(T) == typeof(long);
        result.AddError($"{name}: '{text}' is not {(isWhole ? "a whole number" : "a number")}");
        return null;
    }
}
