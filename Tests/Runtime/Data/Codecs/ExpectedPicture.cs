using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Tests.Data.Codecs;

/// <summary>What a codec has to make of a picture file: a row of a <c>manifest.tsv</c>.</summary>
/// <param name="File">Its name.</param>
/// <param name="Stored">Height and width as stored; nothing where it is no picture.</param>
/// <param name="Upright">Height and width once its EXIF orientation is done justice.</param>
/// <param name="Outcome"><c>decode</c>, <c>decode-if-FORMAT</c>, <c>decode-or-reject</c> or <c>reject</c>.</param>
internal sealed record ExpectedPicture(string File, (int Height, int Width)? Stored, (int Height, int Width)? Upright, string Outcome)
{
    private const string Unreadable = "the picture cannot be decoded: ";

    /// <summary>Reads the table of a folder of pictures.</summary>
    /// <returns>Its rows, or what is wrong with it.</returns>
    public static Result<ImmutableArray<ExpectedPicture>> Read(string folder)
    {
        var path = Path.Combine(folder, "manifest.tsv");
        if (!System.IO.File.Exists(path))
            return new Failure("there is no such file", path, "give a folder of pictures with a table of what is to come of them");
        var lines = System.IO.File.ReadAllLines(path);
        var columns = lines is [var head, ..] ? head.Split('\t') : [];
        var places = new[] { "file", "stored_width", "stored_height", "upright_width", "upright_height", "expected" }
            .Select(name => Array.IndexOf(columns, name)).ToArray();
        return places.Min() < 0 || lines.Skip(1).Any(line => line.Split('\t').Length != columns.Length)
            ? new Failure("it is not the table that was expected", path, "give it the columns of the README beside it")
            : lines.Skip(1).Select(line => Row([.. places.Select(place => line.Split('\t')[place])])).ToImmutableArray();
    }

    /// <summary>Decodes the picture.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="codec">What decodes it.</param>
    /// <returns>Whether that went as the table says, and how it went.</returns>
    public (bool AsExpected, string Said) Check(string folder, IImageCodec codec)
    {
        var path = Path.Combine(folder, File);
        var contents = System.IO.File.ReadAllBytes(path);
        return Decoded(codec, contents, path).Match(
            wrong => wrong is null ? (Outcome != "reject", $"decoded: {Upright?.Width} by {Upright?.Height}") : (false, wrong),
            failure => (MayBeRefused(failure) && failure.Where == path && failure.What.Length > Unreadable.Length
                && failure.What.StartsWith(Unreadable, StringComparison.Ordinal), $"refused: {failure.What}"));
    }

    private bool MayBeRefused(Failure failure) => Outcome switch
    {
        "reject" or "decode-or-reject" => true,
        "decode" => false,
        _ => failure.What.Contains("format", StringComparison.Ordinal),
    };

    /// <summary>What is wrong with the picture that came out; nothing if it is right.</summary>
    private Result<string?> Decoded(IImageCodec codec, byte[] contents, string path)
    {
        var (height, width) = Upright ?? (1, 1);
        return (long)height * width > ImageCodecs.LargestPicture
            ? Brought(Fit.Cover, 32, 32).Map<string?>(_ => $"decoded, though it claims {width} by {height} pixels")
            : codec.Inspect(contents, path).Bind(size =>
                Brought(Fit.Cover, height, width).Bind(whole =>
                Brought(Fit.Stretch, height, width).Map(stretched =>
                    (size.Height, size.Width) != Stored ? $"its size is told as {size.Width} by {size.Height}"
                    : !whole.SequenceEqual(stretched) ? $"upright it is not {width} by {height}"
                    : null)));

        // A picture that has the proportions asked for already is neither cut nor stretched.
        Result<byte[]> Brought(Fit fit, int toHeight, int toWidth) =>
            codec.Decode(contents, path, new PictureSize(3, toHeight, toWidth), fit);
    }

    private static ExpectedPicture Row(string[] cells) => new(cells[0], Size(cells[2], cells[1]), Size(cells[4], cells[3]), cells[5]);

    private static (int Height, int Width)? Size(string height, string width) => height == ""
        ? null
        : (int.Parse(height, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture));
}
