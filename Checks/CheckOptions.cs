using System.CommandLine;

namespace DeclarativeNet.Checks;

/// <summary>The options of checks that draw what they try.</summary>
internal static class CheckOptions
{
    /// <summary><c>--count</c>, at least 1.</summary>
    public static Option<int> Count(string description, int number)
    {
        var count = new Option<int>("--count") { Description = description, HelpName = "count", DefaultValueFactory = _ => number };
        count.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() < 1)
                result.AddError("--count: give at least 1");
        });
        return count;
    }

    /// <summary><c>--seed</c></summary>
    public static Option<int> Seed(string description) =>
        new("--seed") { Description = description, HelpName = "number", DefaultValueFactory = _ => 1 };
}
