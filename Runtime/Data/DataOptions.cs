using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Data;

/// <summary>How data is read.</summary>
/// <param name="ValidationShare">
/// The share of each class that is held out of the training data, in (0, 1), where the data bring no validation set of their own.
/// Without it: 0.1 where they bring a test set, 0.2 otherwise.
/// </param>
/// <param name="Seed">The number from which the choice of the held-out pictures follows, and the sample data.</param>
/// <param name="Size">The size that pictures are brought to where the model leaves its input open; without it 224 by 224.</param>
/// <param name="Fit">How pictures are brought to their size.</param>
/// <param name="BadPictures">What is done about a picture that cannot be decoded.</param>
/// <param name="CacheBytes">
/// Memory for decoded pictures, of all parts of the data together, at least 0; without it a quarter of the machine's. Pictures that find
/// no room in it are decoded anew in each epoch.
/// </param>
/// <param name="CoarseLabels">Whether CIFAR-100 is told apart by its 20 coarse labels instead of its 100 fine ones.</param>
/// <param name="TestShare">
/// The share of each class that is held out of the training data to be measured on in the end, in (0, 1) and together with
/// <paramref name="ValidationShare"/> below 1, where the data bring no test set of their own. Without it there is none then, and the
/// accuracy is that on the pictures which chose the best epoch.
/// </param>
public sealed record DataOptions(
    double? ValidationShare = null,
    int Seed = 0,
    PictureSize? Size = null,
    Fit Fit = Fit.Cover,
    BadPictures BadPictures = BadPictures.Skip,
    long? CacheBytes = null,
    bool CoarseLabels = false,
    double? TestShare = null);

/// <summary>What is done about a picture that cannot be decoded.</summary>
public enum BadPictures
{
    /// <summary>
    /// It is left out, and a warning of the <see cref="DataSplit"/> names it. Where it is found out only while a run reads it, the next
    /// picture of its class stands in for it in training, and validation and test go without it.
    /// </summary>
    Skip,

    /// <summary>The data are not read; where it is found out only while a run reads it, the run ends.</summary>
    Fail,
}
