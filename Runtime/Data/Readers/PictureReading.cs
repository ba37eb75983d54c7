using System.Collections.Immutable;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Data.Splitting;

namespace DeclarativeNet.Data.Readers;

/// <summary>How the pictures of all parts of the data are read, and what was found wrong with them.</summary>
/// <param name="Size">The size that pictures are brought to.</param>
/// <param name="Options">How the data are read.</param>
/// <param name="Codec">What decodes pictures.</param>
/// <param name="Budget">Memory for decoded pictures.</param>
/// <param name="Found">The bad pictures found so far.</param>
internal sealed record PictureReading(PictureSize Size, DataOptions Options, IImageCodec Codec, MemoryBudget Budget, FailureRecord Found)
{
    /// <summary>Share held out for validation where the data bring neither a validation nor a test set of their own.</summary>
    private const double ValidationShare = 0.2;

    private const int DefaultSide = 224;

    /// <summary>Gets ready to read pictures for a model.</summary>
    public static Result<PictureReading> For(InputShape input, DataOptions options) =>
        SizeFor(input, options).Bind(size => ImageCodecs.Load().Map(codec => new PictureReading(
            size, options, codec, new MemoryBudget(options.CacheBytes ?? MemoryBudget.Default), new FailureRecord())));

    /// <summary>
    /// Opens the pictures of a folder, or of one part of a manifest, all processors at once. Where all of them fit into memory, all are
    /// decoded, so that every bad one is known before a run begins. Where they do not, headers are looked at, and of each class as many
    /// pictures are decoded as it takes to find a good one.
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
                $"none of the pictures of '{folder.Classes[lost.Key]}' can be decoded: {problems[lost.First()]!.What}",
                folder.Path,
                "repair or replace the class's files");
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

    /// <summary>
    /// Parts as a split; a share of the first is held out where there is no validation set, and, where that is asked for, where there is no
    /// test set.
    /// </summary>
    public DataSplit Combined(string name, PictureDataset train, PictureDataset? validation, PictureDataset? test)
    {
        var share = Options.ValidationShare ?? (test is null && Options.TestShare is null ? ValidationShare : FixedSize.ValidationShare);
        var held = test is null ? Options.TestShare ?? 0 : 0;
        var split = validation is null ? train.Split(share, held, Options.Seed, name)
            : held == 0 ? new DataSplit(train, validation)
            : BesideValidation(name, train, validation, held);
        return split with { Test = test ?? split.Test };
    }

    private DataSplit BesideValidation(string name, IDataset train, IDataset validation, double held)
    {
        var parts = Partition.Of(train.Targets, [1 - held, held], Options.Seed, train.Groups);
        return new DataSplit(train.Only(parts[0], $"{name} train"), validation, train.Only(parts[1], $"{name} test"));
    }

    /// <summary>The model's size; what it leaves open is the options'.</summary>
    private static Result<PictureSize> SizeFor(InputShape input, DataOptions options)
    {
        var size = new PictureSize(
            input.Channels, input.Height ?? options.Size?.Height ?? DefaultSide, input.Width ?? options.Size?.Width ?? DefaultSide);
        if (size.Channels is not (1 or 3))
        {
            return new Failure(
                $"the model takes {size.Channels} channels", "model", "pictures have 1 (gray) or 3 (red, green, blue): change its Input");
        }

        return options.Size is { } asked && asked != size
            ? new Failure(
                $"pictures of {asked} are asked for, and the model takes {size}",
                "picture size",
                "leave the size out, or change the model's Input")
            : size;
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
