using System.Collections.Immutable;
using DeclarativeNet.Data;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>What augmentation does to training pictures: each before, and after as the network may see it.</summary>
internal static class AugmentedPictures
{
    /// <summary>The pairs.</summary>
    public static Html Render(RunRecord record) => Tag("ul", [.. record.Augmented.Select(pair => Tag("li",
        Picture(pair.Before, "before", record.Run.Size),
        Picture(pair.After, "after", record.Run.Size)))]).Class("augmented");

    private static Html Picture(ImmutableArray<byte> picture, string which, PictureSize size) =>
        Tag("figure", PictureTag.Of(picture, which, size), Tag("figcaption", which).Class("muted"));
}
