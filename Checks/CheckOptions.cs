using System.CommandLine;
using DeclarativeNet.Tests;

namespace DeclarativeNet.Checks;

/// <summary>The options of checks that draw what they try.</summary>
internal static class CheckOptions
{
    /// <summary><c>--count</c>, at least 1.</summary>
    public static Option<int> Count(string description, int number) => CountOption.Make("--count", description, number);

    /// <summary><c>--seed</c></summary>
    public static Option<int> Seed(string description) =>
        new("--seed") { Description = description, HelpName = "number", DefaultValueFactory = _ => 1 };
}
