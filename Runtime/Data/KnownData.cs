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

/// <summary>
/// MNIST (LeCun, Cortes and Burges) or Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): gray pictures of ten classes. Given to a model of
/// another input, it does not compile.
/// </summary>
[DataShape(1, 28, 28, Classes = 10)]
public sealed record Mnist : DataSplit
{
    private Mnist(DataSplit data)
        : base(data)
    {
    }

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder with the idx files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data, or what is wrong with them.</returns>
    public static Result<Mnist> Open(string folder, DataOptions? options = null) =>
        KnownData.Read(new MnistReader(), folder, new InputShape(1, 28, 28), options).Bind<Mnist>(data => data.Train.Classes.Length == 10
            ? new Mnist(data)
            : new Failure($"it has {data.Train.Classes.Length} classes, and MNIST has 10", folder, "open it with DataSources.Open"));
}

/// <summary>Reads folders whose kind of data is known.</summary>
internal static class KnownData
{
    /// <summary>Reads a folder, if it is of the reader's kind.</summary>
    public static Result<DataSplit> Read(IDataReader reader, string folder, InputShape input, DataOptions? options) =>
        DataSources.Open([reader], folder, input, options ?? new DataOptions());
}
