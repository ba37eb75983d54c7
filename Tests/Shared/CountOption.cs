using System.CommandLine;
using System.Globalization;

namespace DeclarativeNet.Tests;

/// <summary>An option that is a number of things, for programs beside the library.</summary>
internal static class CountOption
{
    /// <summary>A whole number, at least 1.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="number">What it is where it is not given.</param>
    public static Option<int> Make(string name, string description, int number) => new(name)
    {
        Description = description,
        HelpName = "count",
        DefaultValueFactory = _ => number,
        CustomParser = result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
                result.AddError($"{name}: give a whole number, at least 1");
            return count;
        },
    };
}
