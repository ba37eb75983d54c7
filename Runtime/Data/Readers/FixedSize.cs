namespace DeclarativeNet.Data.Readers;

/// <summary>What readers of data whose pictures have one size have in common.</summary>
internal static class FixedSize
{
    /// <summary>Share held out for validation where the data bring a test set of their own.</summary>
    public const double ValidationShare = 0.1;

    /// <summary>What is wrong where a model takes pictures of another size than the data have; nothing if it does not.</summary>
    public static Failure? Mismatch(string data, PictureSize size, InputShape input, string folder) =>
        input.Channels == size.Channels && (input.Height ?? size.Height) == size.Height && (input.Width ?? size.Width) == size.Width
            ? null
            : new Failure(
                $"{data} has pictures of {size}, and the model takes {Side(input.Channels)}×{Side(input.Height)}×{Side(input.Width)}",
                folder,
                $"declare the model's input as [Input({size.Channels}, {size.Height}, {size.Width})], or give other data");

    /// <summary>Training data with a share held out for validation, and a test set.</summary>
    public static DataSplit Split(IDataset train, IDataset test, DataOptions options) =>
        train.Split(options.ValidationShare ?? ValidationShare, seed: options.Seed) with { Test = test };

    private static string Side(int? side) => side?.ToString() ?? "any";
}
