using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>One of the datasets that came out in CIFAR's binary form: records of a few label bytes and 3×32×32 bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TrainFiles">The files to learn from.</param>
/// <param name="TestFile">The file to test on.</param>
/// <param name="NamesFile">The file with a line for each class.</param>
/// <param name="Classes">The classes' names where that file is missing.</param>
/// <param name="LabelBytes">Label bytes of a record.</param>
/// <param name="LabelByte">The one that is read, from 0.</param>
internal sealed record CifarForm(
    string Name,
    ImmutableArray<string> TrainFiles,
    string TestFile,
    string NamesFile,
    ImmutableArray<string> Classes,
    int LabelBytes = 1,
    int LabelByte = 0)
{
    /// <summary>The same pictures told apart by coarser labels, where the files have such.</summary>
    public CifarForm? Coarse { get; init; }

    /// <summary>CIFAR-10.</summary>
    public static CifarForm Cifar10 { get; } = new(
        "CIFAR-10",
        [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")],
        "test_batch.bin",
        "batches.meta.txt",
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);

    /// <summary>CIFAR-100: 100 fine labels, in 20 coarse ones.</summary>
    public static CifarForm Cifar100 { get; } = new(
        "CIFAR-100", ["train.bin"], "test.bin", "fine_label_names.txt", Numbers(100), LabelBytes: 2, LabelByte: 1)
    {
        Coarse = new("CIFAR-100", ["train.bin"], "test.bin", "coarse_label_names.txt", Numbers(20), LabelBytes: 2, LabelByte: 0),
    };

    private static ImmutableArray<string> Numbers(int count) => [.. Enumerable.Range(0, count).Select(label => $"{label}")];
}
