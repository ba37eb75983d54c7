namespace DeclarativeNet.Tests.Data;

/// <summary>What tests expect of results.</summary>
internal static class Results
{
    /// <summary>The value; the failure fails the test.</summary>
    public static T Value<T>(this Result<T> result) =>
        result.Match(value => value, failure => throw new Xunit.Sdk.XunitException(failure.ToString()));

    /// <summary>The failure's line; a value fails the test.</summary>
    public static string Failure<T>(this Result<T> result) =>
        result.Match(value => throw new Xunit.Sdk.XunitException($"There is no failure, but {value}."), failure => failure.ToString());
}
