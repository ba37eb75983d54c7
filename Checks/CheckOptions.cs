using System.CommandLine;
using System.Globalization;

namespace DeclarativeNet.Checks;

/// <summary>The options of checks that draw what they try.</summary>
internal static class CheckOptions
{
    /// <summary><c>--count</c>, at least 1.</summary>
    public static Option<int> Count(string description, int number) => new("--count")
    {
        Description = description,
        HelpName = "count",
        DefaultValueFactory = _ => number,
        CustomParser = result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
                result.AddError("--count: give a whole number, at least 1");
            return count;
        },
    };

    /// <summary><c>--seed</c></summary>
    public static Option<int> Seed(string description) =>
        new("--seed") { Description = description, HelpName = "number", DefaultValueFactory = _ => 1 };
}
