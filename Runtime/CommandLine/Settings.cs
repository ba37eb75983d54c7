using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace DeclarativeNet.CommandLine;

/// <summary>An option, and what it does to what it changes.</summary>
/// <param name="Option">The option.</param>
/// <param name="Apply">What the command line makes of a value; the same where the option is not given.</param>
internal sealed record Setting<T>(Option Option, Func<ParseResult, T, T> Apply);

/// <summary>Makes options that each change one property of a record. Their help says what holds where they are not given.</summary>
/// <param name="defaults">The records of the models that the options are for.</param>
internal sealed class Settings<T>(ImmutableArray<T> defaults)
{
    /// <summary>A number.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="what">What the value has to be, in a word.</param>
    /// <param name="read">The property.</param>
    /// <param name="write">The record with another value of it.</param>
    public Setting<T> Number<TNumber>(string name, string description, string what, Func<T, TNumber> read, Func<T, TNumber, T> write)
        where TNumber : struct, INumber<TNumber>
    {
        var option = Options.Number<TNumber>(name, $"{description} {Default(now => Convert.ToString(read(now), CultureInfo.InvariantCulture)!)}", what);
        return new(option, (parsed, current) => parsed.GetValue(option) is { } value ? write(current, value) : current);
    }

    /// <summary>Numbers.</summary>
    /// <inheritdoc cref="Number{TNumber}"/>
    public Setting<T> Numbers(
        string name, string description, string what, Func<T, IReadOnlyList<double>> read, Func<T, IReadOnlyList<double>, T> write)
    {
        var option = Options.Numbers(name, $"{description} {Default(now => Written(read(now)))}", what);
        return new(option, (parsed, current) => parsed.GetValue(option) is { } values ? write(current, values) : current);

        static string Written(IReadOnlyList<double> numbers) =>
            numbers.Count == 0 ? "none" : string.Join(",", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Yes or no.</summary>
    /// <inheritdoc cref="Number{TNumber}"/>
    public Setting<T> Switch(string name, string description, Func<T, bool> read, Func<T, bool, T> write)
    {
        var option = new Option<bool?>(name) { Description = $"{description} {Default(now => read(now) ? "true" : "false")}", HelpName = "true or false" };
        return new(option, (parsed, current) => parsed.GetValue(option) is { } value ? write(current, value) : current);
    }

    /// <summary>One of several names: <c>reduce-on-plateau</c>; <c>reduceonplateau</c> is understood as well.</summary>
    /// <inheritdoc cref="Number{TNumber}"/>
    public Setting<T> Choice<TChoice>(string name, string description, Func<T, TChoice> read, Func<T, TChoice, T> write)
        where TChoice : struct, Enum
    {
        var option = Options.Choice<TChoice>(
            name, $"{description}: {string.Join(" or ", EnumNames.Of<TChoice>())} {Default(now => EnumNames.Spelled(read(now)))}");
        return new(option, (parsed, current) => parsed.GetValue(option) is { } value ? write(current, value) : current);
    }

    private string Default(Func<T, string> read) => $"(default: {string.Join(", ", defaults.Select(read).Distinct())})";
}
