using DeclarativeNet.Data;

namespace DeclarativeNet.CommandLine;

/// <summary>Tells how far fetching has come: a line when a file begins, and one at each tenth of a file whose length is known.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FetchLines(TextWriter writer) : IProgress<FetchProgress>
{
    private (string File, long Tenth) told = ("", 0);

    /// <inheritdoc/>
    public void Report(FetchProgress value)
    {
        var now = (value.File, value.Total is > 0 and var total ? 10 * value.Bytes / total : 0);
        if (now == told)
            return;
        told = now;
        writer.WriteLine(value.Total is null ? $"fetching {value.File}" : $"fetching {value.File}: {10 * now.Item2} %");
    }
}
