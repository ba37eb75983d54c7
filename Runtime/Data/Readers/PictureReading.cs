using System.Collections.Immutable;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Data.Readers;

/// <summary>How the pictures of all parts of the data are read, and what was found wrong with them.</summary>
/// <param name="Size">The size that pictures are brought to.</param>
/// <param name="Options">How the data are read.</param>
/// <param name="Codec">What decodes pictures.</param>
/// <param name="Budget">Memory for decoded pictures.</param>
/// <param name="Found">The bad pictures found so far.</param>
internal sealed record PictureReading(PictureSize Size, DataOptions Options, IImageCodec Codec, MemoryBudget Budget, FailureRecord Found)
{
    /// <summary>As the options say, with nothing found yet.</summary>
    public static PictureReading With(PictureSize size, DataOptions options, IImageCodec codec) =>
        new(size, options, codec, new MemoryBudget(options.CacheBytes ?? MemoryBudget.Default), new FailureRecord());

    /// <summary>
    /// Opens the pictures of a folder, all processors at once. Where all of them fit into memory, all are decoded, so that every bad one is
    /// known before a run begins. Where they do not, headers are looked at, and of each class as many pictures are decoded as it takes to
    /// find a good one.
    /// </summary>
    /// <param name="folder">The folder's files.</param>
    /// <param name="name">The dataset's name.</param>
    /// <returns>The good pictures; a failure where a class has none, or where there is a bad one and bad ones are fatal.</returns>
    public Result<PictureDataset> Open(PictureFolder folder, string name)
    {
        var store = new PictureStore([.. folder.Files.Select(file => file.Path)], Size, Options.Fit, Codec, Budget);
        var members = folder.Files.SelectMany((file, number) => file.Target.Classes.Select(label => (Label: label, File: number)))
            .ToLookup(member => member.Label, member => member.File);
        var problems = Problems(store, members);
        var bad = problems.OfType<Failure>().ToImmutableArray();
        if (Options.BadPictures == BadPictures.Fail && bad is [var first, ..])
            return bad.Length == 1 ? first : first with { What = $"{first.What} (the first of {bad.Length} such pictures)" };
        if (members.Where(of => of.All(file => problems[file] is not null)).MinBy(of => of.Key) is { } lost)
        {
            return new Failure(
                $"none of the class's pictures can be decoded: {problems[lost.First()]!.What}",
                Path.Combine(folder.Path, folder.Classes[lost.Key]),
                "repair or replace its files");
        }

        ImmutableArray<int> good = [.. Enumerable.Range(0, problems.Length).Where(file => problems[file] is null)];
        foreach (var failure in bad)
            Found.Add(failure);
        return new PictureDataset(
            name,
            folder.Classes,
            store,
            good,
            Targets.Of([.. good.Select(file => folder.Files[file].Target)]),
            [.. good.Select(file => folder.Files[file].Group).OfType<string>()],
            this);
    }

    private static Failure?[] Problems(PictureStore store, ILookup<int, int> members)
    {
        var problems = new Failure?[store.Count];
        var whole = store.FitsMemory;
        Parallel.For(0, problems.Length, file => problems[file] = whole ? Problem(file) : store.HeaderProblem(file));
        Parallel.ForEach(members, of =>
        {
            foreach (var file in of.Where(file => problems[file] is null))
            {
                if ((problems[file] = Problem(file)) is null)
                    break;
            }
        });
        return problems;

        Failure? Problem(int file) => store.Pixels(file).Match<Failure?>(_ => null, failure => failure);
    }
}
