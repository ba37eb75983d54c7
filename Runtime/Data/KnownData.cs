using DeclarativeNet.Data.Fetching;
using DeclarativeNet.Data.Readers;

namespace DeclarativeNet.Data;

/// <summary>CIFAR-10 (Krizhevsky, 2009): colour pictures of ten classes. Given to a model of another input, it does not compile.</summary>
[DataShape(3, 32, 32, Classes = 10)]
public sealed record Cifar10 : DataSplit
{
    private Cifar10(DataSplit data)
        : base(data)
    {
    }

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder with the files of the binary version.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data, or what is wrong with them.</returns>
    public static Result<Cifar10> Open(string folder, DataOptions? options = null) =>
        KnownData.Read(new CifarReader(CifarForm.Cifar10), folder, new InputShape(3, 32, 32), options).Map(data => new Cifar10(data));

    /// <summary>Fetches it, as far as it is not there yet, and reads it.</summary>
    /// <param name="folder">Where it is to be.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellation">Ends it; a later call goes on where it was.</param>
    /// <returns>The data, or what is wrong: without a network, how to get the files by hand.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Result<Cifar10>> Fetch(
        string folder, DataOptions? options = null, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default) =>
        KnownData.Fetch("cifar10", folder, fetched => Open(fetched, options), progress, cancellation);
}

/// <summary>
/// CIFAR-100 (Krizhevsky, 2009): colour pictures of a hundred classes, its fine labels. Given to a model of another input, it does not
/// compile.
/// </summary>
[DataShape(3, 32, 32, Classes = 100)]
public sealed record Cifar100 : DataSplit
{
    private Cifar100(DataSplit data)
        : base(data)
    {
    }

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder with the files of the binary version.</param>
    /// <param name="options">How they are read; coarse labels are read by <see cref="DataSources"/> alone.</param>
    /// <returns>The data, or what is wrong with them.</returns>
    public static Result<Cifar100> Open(string folder, DataOptions? options = null) => KnownData
        .Read(new CifarReader(CifarForm.Cifar100), folder, new InputShape(3, 32, 32), (options ?? new()) with { CoarseLabels = false })
        .Map(data => new Cifar100(data));
}

/// <summary>MNIST (LeCun, Cortes and Burges): gray pictures of ten digits. Given to a model of another input, it does not compile.</summary>
[DataShape(1, 28, 28, Classes = 10)]
public sealed record Mnist : DataSplit
{
    private Mnist(DataSplit data)
        : base(data)
    {
    }

    /// <summary>Reads it, or what came out in its form.</summary>
    /// <param name="folder">The folder with the idx files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data, or what is wrong with them.</returns>
    public static Result<Mnist> Open(string folder, DataOptions? options = null) =>
        KnownData.OfTenClasses(new MnistReader(), folder, options).Map(data => new Mnist(data));

    /// <summary>Fetches it, as far as it is not there yet, and reads it.</summary>
    /// <param name="folder">Where it is to be.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellation">Ends it; a later call goes on where it was.</param>
    /// <returns>The data, or what is wrong: without a network, how to get the files by hand.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Result<Mnist>> Fetch(
        string folder, DataOptions? options = null, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default) =>
        KnownData.Fetch("mnist", folder, fetched => Open(fetched, options), progress, cancellation);
}

/// <summary>
/// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): gray pictures of ten kinds of clothing. Given to a model of another input, it does not
/// compile.
/// </summary>
[DataShape(1, 28, 28, Classes = 10)]
public sealed record FashionMnist : DataSplit
{
    private FashionMnist(DataSplit data)
        : base(data)
    {
    }

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder with the idx files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data, or what is wrong with them.</returns>
    public static Result<FashionMnist> Open(string folder, DataOptions? options = null) =>
        KnownData.OfTenClasses(new MnistReader(isFashion: true), folder, options).Map(data => new FashionMnist(data));

    /// <summary>Fetches it, as far as it is not there yet, and reads it.</summary>
    /// <param name="folder">Where it is to be.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellation">Ends it; a later call goes on where it was.</param>
    /// <returns>The data, or what is wrong: without a network, how to get the files by hand.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Result<FashionMnist>> Fetch(
        string folder, DataOptions? options = null, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default) =>
        KnownData.Fetch("fashion-mnist", folder, fetched => Open(fetched, options), progress, cancellation);
}

/// <summary>Reads folders whose kind of data is known.</summary>
internal static class KnownData
{
    /// <summary>Reads a folder, if it is of the reader's kind.</summary>
    public static Result<DataSplit> Read(IDataReader reader, string folder, InputShape input, DataOptions? options) =>
        DataSources.Open([reader], folder, input, options ?? new DataOptions());

    /// <summary>Reads a folder in MNIST's form, if it has MNIST's number of classes.</summary>
    public static Result<DataSplit> OfTenClasses(MnistReader reader, string folder, DataOptions? options) =>
        Read(reader, folder, new InputShape(1, 28, 28), options).Bind<DataSplit>(data => data.Train.Classes.Length == 10
            ? data
            : new Failure($"it has {data.Train.Classes.Length} classes, and MNIST has 10", folder, "open it with DataSources.Open"));

    /// <summary>Fetches data and reads them.</summary>
    public static async Task<Result<T>> Fetch<T>(
        string name, string folder, Func<string, Result<T>> open, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        var fetched = await RemoteData.Named(name).Fetch(client, folder, progress, cancellation).ConfigureAwait(false);
        return fetched.Bind(open);
    }
}
