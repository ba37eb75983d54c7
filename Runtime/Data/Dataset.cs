using System.Collections.Immutable;
using DeclarativeNet.Data.Composition;
using TorchSharp;

namespace DeclarativeNet.Data;

/// <summary>Labelled pictures of one size, by index. Reading changes nothing; it may be done from several threads.</summary>
public interface IDataset
{
    /// <summary>What it is, for reports: <c>CIFAR-10 test</c>.</summary>
    string Name { get; }

    /// <summary>The classes, in the order of their labels.</summary>
    ImmutableArray<string> Classes { get; }

    /// <summary>The size of every picture.</summary>
    PictureSize Size { get; }

    /// <summary>What each picture shows; there are as many as pictures.</summary>
    Targets Targets { get; }

    /// <summary>
    /// The group of each picture, such as the patient or the film that it was taken of, whose pictures are not to be divided between what is
    /// learned from and what is measured on; empty where each picture stands alone.
    /// </summary>
    ImmutableArray<string> Groups => [];

    /// <summary>
    /// What is wrong with the data, yet did not stop them from being read: the bad pictures found so far, each with the reason. There may
    /// be more after a run than before it, where not all pictures were decoded when the data were opened.
    /// </summary>
    ImmutableArray<Failure> Warnings => [];

    /// <summary>
    /// Whether a picture has turned out to be bad when it was read, so that another stands in for it. That is as well for learning; who
    /// measures leaves it out, since the other would count twice.
    /// </summary>
    /// <param name="index">A picture that was read.</param>
    bool IsStandIn(int index) => false;

    /// <summary>Where a picture comes from, for messages and reports: its path, or its record's number.</summary>
    string Origin(int index);

    /// <summary>Reads pictures, in the order asked for.</summary>
    /// <returns>The batch; its owner is the caller.</returns>
    Batch Read(ReadOnlySpan<int> indices);

    /// <summary>Some of the pictures; none is read or copied.</summary>
    /// <param name="indices">Which, in their new order; one may come several times.</param>
    /// <param name="name">What they are, for reports; without it, as the dataset.</param>
    IDataset Only(ImmutableArray<int> indices, string? name = null) => new Subset(this, indices, name ?? Name);
}

/// <summary>The size of a picture.</summary>
/// <param name="Channels">1 for gray, 3 for red, green, blue.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
public readonly record struct PictureSize(int Channels, int Height, int Width)
{
    /// <summary>Number of values: C·H·W.</summary>
    public int Volume => Channels * Height * Width;

    /// <summary>As messages write it: <c>3×32×32</c>.</summary>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}

/// <summary>Pictures and their labels.</summary>
/// <param name="Images"><c>N×C×H×W</c>, bytes as stored in a dataset; 32-bit floats in [0, 1] once prepared for the network.</param>
/// <param name="Labels">
/// <c>N</c> 64-bit integers; <c>N×K</c> 32-bit floats, 1 for each class that is there, where a picture shows any number of K classes.
/// </param>
public readonly record struct Batch(torch.Tensor Images, torch.Tensor Labels) : IDisposable
{
    /// <summary>Releases both tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}

/// <summary>
/// What a run learns from, what it watches, and what it is measured on in the end. A type of data of its own derives from it, and says with
/// <see cref="DataShapeAttribute"/> what its pictures are, so that the compiler can compare them with a model's input.
/// </summary>
/// <param name="Train">Learned from.</param>
/// <param name="Validation">Watched after each epoch.</param>
/// <param name="Test">Measured on in the end; where there is none, the validation set is.</param>
public record DataSplit(IDataset Train, IDataset Validation, IDataset? Test = null)
{
    /// <summary>What is wrong with any of the parts, see <see cref="IDataset.Warnings"/>; each thing once.</summary>
    public ImmutableArray<Failure> Warnings => [.. Train.Warnings.Concat(Validation.Warnings).Concat(Test?.Warnings ?? []).Distinct()];
}
