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
    /// <param name="what">What the value has to be, for the message: <c>a whole number</c>.</param>
    public static Option<T?> Number<T>(string name, string description, string what)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = what,
            CustomParser = result => Parse<T>(result, name, what),
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

    private static T? Parse<T>(ArgumentResult result, string name, string what)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;
        result.AddError($"{name}: '{text}' is not {(what == "count" ? "a whole number" : "a number")}");
        return null;
    }
}
