using System.Collections.Immutable;

namespace DeclarativeNet.Data.Fetching;

/// <summary>A dataset that can be fetched.</summary>
/// <param name="Name">Its name on the command line, and of its folder in the cache.</param>
/// <param name="Files">Its files; one archive where <paramref name="Unpacked"/> is given.</param>
/// <param name="Unpacked">The folder that the archive holds.</param>
internal sealed record RemoteData(string Name, ImmutableArray<RemoteFile> Files, string? Unpacked = null)
{
    /// <summary>The datasets that are known, with the addresses and checksums that their authors, and for MNIST its mirror, publish.</summary>
    public static ImmutableArray<RemoteData> All { get; } =
    [
        new(
            "cifar10",
            [new(new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"), "c32a1d4ab5d03f1284b67883e8d87530")],
            "cifar-10-batches-bin"),
        IdxFiles(
            "mnist",
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "f68b3c2dcbeaaa9fbdd348bbdeb94873",
            "d53e105ee54ea40749a09fcbcd1e9432",
            "9fb629c4189551a2d022fa330f9573f3",
            "ec29112dd5afa0611ce80d1b7f02629c"),
        IdxFiles(
            "fashion-mnist",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
            "25c81989df183df01b3e8a0aad5dffbe",
            "bef4ecab320f06d8554ea6380940ec79",
            "bb300cfdad3c16e7a12a480ee83cd310"),
    ];

    /// <summary>A dataset by its name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static RemoteData Named(string name) => All.Single(data => data.Name == name);

    /// <summary>Fetches what is not there yet.</summary>
    /// <param name="client">What fetches.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellation">Ends it; what has come stays for the next attempt.</param>
    /// <returns>The folder with the files, unpacked.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Result<string>> Fetch(
        HttpClient client, string folder, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        if (Unpacked is { } name && Directory.Exists(Path.Combine(folder, name)))
            return Path.Combine(folder, name);
        var download = new Download(client, folder, progress);
        foreach (var file in Files)
        {
            if (await download.Fetch(file, cancellation).ConfigureAwait(false) is Result<string>.Failed failed)
                return failed;
        }

        return Unpacked is { } inner
            ? await Archive.Unpack(Path.Combine(folder, Files[0].Name), folder, inner, cancellation).ConfigureAwait(false)
            : folder;
    }

    private static RemoteData IdxFiles(string name, string address, params ReadOnlySpan<string> checksums) => new(name,
    [
        new(new($"{address}train-images-idx3-ubyte.gz"), checksums[0]),
        new(new($"{address}train-labels-idx1-ubyte.gz"), checksums[1]),
        new(new($"{address}t10k-images-idx3-ubyte.gz"), checksums[2]),
        new(new($"{address}t10k-labels-idx1-ubyte.gz"), checksums[3]),
    ]);
}
