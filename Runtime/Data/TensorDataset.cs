using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Data;

/// <summary>Pictures and labels that a program has as tensors, as a dataset.</summary>
public static class TensorDataset
{
    private const string Remedy = "change the tensors";

    /// <summary>Bytes that are taken from a tensor at a time: an array has an end, and a set of pictures may be larger.</summary>
    private const int ChunkBytes = 1 << 28;

    /// <summary>Takes pictures from tensors, which are checked and copied; they stay their owner's.</summary>
    /// <param name="name">What they are, for reports.</param>
    /// <param name="classes">K classes, in the order of their labels.</param>
    /// <param name="images"><c>N×C×H×W</c>: bytes, or 32-bit floats in [0, 1], which are kept in steps of 1/255.</param>
    /// <param name="labels"><c>N</c> 64-bit integers from 0 to K − 1; or <c>N×K</c> 32-bit floats, 1 for each class that is there and 0 else.</param>
    /// <returns>The dataset, or what is wrong with the tensors.</returns>
    public static Result<MemoryDataset> Of(string name, ImmutableArray<string> classes, Tensor images, Tensor labels) =>
        Of(name, classes, images, labels, ChunkBytes);

    /// <inheritdoc cref="Of(string, ImmutableArray{string}, Tensor, Tensor)"/>
    /// <param name="name">What they are, for reports.</param>
    /// <param name="classes">K classes, in the order of their labels.</param>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="labels"><c>N</c>, or <c>N×K</c>.</param>
    /// <param name="chunkBytes">Bytes at a time; one picture at least.</param>
    internal static Result<MemoryDataset> Of(string name, ImmutableArray<string> classes, Tensor images, Tensor labels, int chunkBytes)
    {
        if (images.shape is not [var count, var channels and > 0, var height and > 0, var width and > 0])
            return Wrong($"the images are {Shape(images)}, and not N×C×H×W");
        // Sizes of tensors may be any: products are compared as they would be without an end to integers.
        if ((Int128)channels * height * width > Array.MaxLength / sizeof(float) || count > Array.MaxLength
            || (Int128)count * classes.Length > Array.MaxLength / sizeof(float))
        {
            return Wrong($"the images are {Shape(images)}, and too large");
        }

        var size = new PictureSize((int)channels, (int)height, (int)width);
        return Pictures(name, images, Math.Max(1, chunkBytes / size.Volume)).Bind(pictures =>
            TargetsOf(name, classes.Length, labels).Bind<MemoryDataset>(targets => targets.Count == count
                ? new MemoryDataset(
                    name, classes, size, [.. pictures.Select((pixels, index) => new LabelledPicture(pixels, targets[index], name, index))])
                : Wrong($"there are {targets.Count} labels for {count} images")));

        Failure Wrong(string what) => new(what, name, Remedy);
    }

    /// <summary>The bytes of each picture, so many of which are in one array.</summary>
    private static Result<ImmutableArray<ReadOnlyMemory<byte>>> Pictures(string name, Tensor images, int atATime)
    {
        var pictures = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var first = 0L; first < images.shape[0]; first += atATime)
        {
            var count = (int)Math.Min(atATime, images.shape[0] - first);
            using var some = images.narrow(0, first, count);
            switch (Bytes(name, some))
            {
                case Result<byte[]>.Ok { Value: var bytes }:
                    var volume = bytes.Length / count;
                    pictures.AddRange(Enumerable.Range(0, count).Select(index => new ReadOnlyMemory<byte>(bytes, index * volume, volume)));
                    break;
                case Result<byte[]>.Failed { Failure: var failure }:
                    return failure;
            }
        }

        return pictures.ToImmutable();
    }

    private static Result<byte[]> Bytes(string name, Tensor images)
    {
        using var here = images.cpu();
        using var row = here.contiguous();
        if (images.dtype == ScalarType.Byte)
            return row.bytes.ToArray();
        if (images.dtype != ScalarType.Float32)
            return new Failure($"the images are of type {images.dtype}, and not bytes or 32-bit floats", name, Remedy);
        var values = row.data<float>().ToArray();
        return Array.FindIndex(values, value => value is not (>= 0 and <= 1)) is var wrong and >= 0
            ? new Failure($"the images hold {values[wrong]}, which is not in [0, 1]", name, Remedy)
            : values.Select(value => (byte)MathF.Round(255 * value)).ToArray();
    }

    private static Result<Targets> TargetsOf(string name, int classes, Tensor labels)
    {
        using var here = labels.cpu();
        using var row = here.contiguous();
        return (labels.dtype, labels.shape) switch
        {
            (ScalarType.Int64, [_]) => SingleOf(name, classes, row.data<long>().ToArray()),
            (ScalarType.Float32, [var count, var width]) when width == classes => MultipleOf(name, classes, (int)count, row.data<float>().ToArray()),
            _ => new Failure(
                $"the labels are {Shape(labels)} of type {labels.dtype}, and not N 64-bit integers or N×{classes} 32-bit floats", name, Remedy),
        };
    }

    private static Result<Targets> SingleOf(string name, int classes, long[] labels) =>
        Array.FindIndex(labels, label => label < 0 || label >= classes) is var wrong and >= 0
            ? new Failure($"image {wrong} has the label {labels[wrong]}, and there are {classes} classes", name, Remedy)
            : new Targets.Single([.. labels.Select(label => (int)label)]);

    private static Result<Targets> MultipleOf(string name, int classes, int count, float[] labels) =>
        Array.FindIndex(labels, label => label is not (0 or 1)) is var wrong and >= 0
            ? new Failure($"image {wrong / classes} has {labels[wrong]} among its labels, and not 0 or 1", name, Remedy)
            : new Targets.Multiple([.. Enumerable.Range(0, count).Select(
                index => Enumerable.Range(0, classes).Where(label => labels[index * classes + label] == 1).ToImmutableArray())]);

    private static string Shape(Tensor tensor) => string.Join('×', tensor.shape);
}
