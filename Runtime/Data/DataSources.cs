using System.Collections.Immutable;
using DeclarativeNet.Data.Readers;
using DeclarativeNet.Data.Readers.Manifests;
using DeclarativeNet.Data.Sample;

namespace DeclarativeNet.Data;

/// <summary>Finds out what kind of data a folder holds, and reads it.</summary>
public static class DataSources
{
    /// <summary>The kinds of data, in the order in which a folder is tried for them. A new kind is a line here.</summary>
    private static readonly ImmutableArray<IDataReader> Readers =
    [
        new ManifestReader(), new CifarReader(CifarForm.Cifar10), new CifarReader(CifarForm.Cifar100), new MnistReader(), new PictureFolderReader(),
    ];

    /// <summary>Reads data for a model.</summary>
    /// <param name="path">A folder, or a CSV manifest; without it, the sample data are drawn.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="options">How the data are read.</param>
    /// <returns>The data, in pictures of the size that the model takes; or what is wrong with them.</returns>
    public static Result<DataSplit> Open(string? path, InputShape input, DataOptions options) => path is null && Problem(options) is null
        ? SampleData.Draw(input, options.Seed).Map<DataSplit>(data => data)
        : Open(Readers, path ?? "", input, options);

    /// <summary>Reads a folder, or a manifest, by the first reader that knows its kind.</summary>
    internal static Result<DataSplit> Open(IReadOnlyList<IDataReader> readers, string path, InputShape input, DataOptions options)
    {
        if (Problem(options) is { } problem)
            return problem;
        if (!Directory.Exists(path) && !ManifestReader.IsManifest(path))
        {
            return new Failure(
                File.Exists(path) ? "this is a file" : "there is no such folder or file", path, "give the folder that holds the data, or a CSV manifest");
        }

        try
        {
            return readers.FirstOrDefault(reader => reader.Recognises(path)) is { } reader
                ? reader.Read(path, input, options)
                : Directory.EnumerateFiles(path).Any(PictureFolder.IsPicture)
                ? new Failure(
                    "its pictures are in no folder for each class",
                    path,
                    "move them into folders named after their classes, or list them in labels.csv with the columns file and label")
                : new Failure(
                    "the folder holds no data of a known kind",
                    path,
                    $"give a folder with {string.Join(", or ", readers.Select(reader => reader.Expects))}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the data cannot be read: {exception.Message}", path, "make the folder and its files readable");
        }
    }

    private static Failure? Problem(DataOptions options) => options switch
    {
        { ValidationShare: <= 0 or >= 1 or double.NaN } =>
            new Failure($"{options.ValidationShare} is not between 0 and 1", "validation share", "give a share such as 0.2"),
        { TestShare: <= 0 or >= 1 or double.NaN } =>
            new Failure($"{options.TestShare} is not between 0 and 1", "test share", "give a share such as 0.2"),
        { ValidationShare: { } validation, TestShare: { } test } when validation + test >= 1 =>
            new Failure($"{validation} to validate on and {test} to test on leave nothing to learn from", "test share", "give smaller shares"),
        { ValidationShare: null, TestShare: { } test } when test + FixedSize.ValidationShare >= 1 =>
            new Failure(
                $"{test} to test on and {FixedSize.ValidationShare} to validate on leave nothing to learn from", "test share", "give a smaller share"),
        { CacheBytes: < 0 } => new Failure($"{options.CacheBytes} bytes are below 0", "cache", "give a number of bytes, or 0 to keep none"),
        _ => null,
    };
}
