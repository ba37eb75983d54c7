using System.Collections.Immutable;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Data.Readers;

/// <summary>Pictures that were decoded.</summary>
/// <param name="Data">The pictures.</param>
/// <param name="Skipped">Why each picture that is not among them was left out.</param>
internal sealed record DecodedFolder(MemoryDataset Data, ImmutableArray<Failure> Skipped);

/// <summary>Decodes the pictures of a folder, all processors at once.</summary>
internal static class PictureDecoding
{
    /// <summary>Decodes and resizes pictures into memory.</summary>
    public static Result<DecodedFolder> Decode(
        PictureFolder folder, string name, PictureSize size, DataOptions options, IImageCodec codec)
    {
        var decoded = new Result<LabelledPicture>[folder.Files.Length];
        Parallel.For(0, decoded.Length, index => decoded[index] = Decode(folder.Files[index], size, options.Fit, codec));

        var skipped = decoded.OfType<Result<LabelledPicture>.Failed>().Select(failed => failed.Failure).ToImmutableArray();
        var pictures = decoded.OfType<Result<LabelledPicture>.Ok>().Select(ok => ok.Value).ToImmutableArray();
        if (options.BadPictures == BadPictures.Fail && skipped is [var first, ..])
            return skipped.Length == 1 ? first : first with { What = $"{first.What} (the first of {skipped.Length} such pictures)" };

        var found = pictures.SelectMany(picture => picture.Target.Classes).ToHashSet();
        return Enumerable.Range(0, folder.Classes.Length).FirstOrDefault(label => !found.Contains(label), -1) is var lost and >= 0
            ? new Failure(
                $"none of the class's pictures can be decoded: {skipped.First(failure => IsOf(lost, failure)).What}",
                Path.Combine(folder.Path, folder.Classes[lost]),
                "repair or replace its files")
            : new DecodedFolder(new MemoryDataset(name, folder.Classes, size, pictures), skipped);

        bool IsOf(int label, Failure failure) => folder.Files.Any(file => file.Target.Classes.Contains(label) && file.Path == failure.Where);
    }

    private static Result<LabelledPicture> Decode(PictureFile file, PictureSize size, Fit fit, IImageCodec codec)
    {
        try
        {
            return codec.Decode(File.ReadAllBytes(file.Path), file.Path, size, fit)
                .Map(pixels => new LabelledPicture(pixels, file.Target, file.Path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ImageCodecs.Unreadable(file.Path, exception.Message);
        }
    }
}
