using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DeclarativeNet.Data;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that say how picture files are read.</summary>
internal sealed class PictureArguments
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    private readonly Option<long?> cacheMemory = new("--cache-memory")
    {
        Description = "Memory for decoded pictures, such as 2GB; the others are decoded in each epoch (default: a quarter of the machine's)",
        HelpName = "size",
        CustomParser = Bytes,
    };

    private readonly Option<BadPictures?> badPictures = Options.Choice<BadPictures>(
        "--bad-pictures", "What is done about pictures that cannot be decoded: skip them with a warning, or fail (default: skip)");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(cacheMemory);
        command.Add(badPictures);
    }

    /// <summary>How data are read, with what these options say about it.</summary>
    public DataOptions Apply(ParseResult parsed, DataOptions options) =>
        options with { CacheBytes = parsed.GetValue(cacheMemory), BadPictures = parsed.GetValue(badPictures) ?? options.BadPictures };

    /// <summary>A size with its unit; a unit is 1,024 of the one before it.</summary>
    private static long? Bytes(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = Array.FindLastIndex(Units, name => text.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        var number = unit < 0 ? text : text[..^Units[unit].Length];
        var bytes = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            ? count * Math.Pow(1024, Math.Max(unit, 0))
            : double.NaN;
        if (bytes < long.MaxValue)
            return (long)bytes;
        result.AddError($"--cache-memory: '{text}' is no size; give one such as 500MB or 2GB");
        return null;
    }
}
