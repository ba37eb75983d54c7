using System.Collections.Immutable;
using DeclarativeNet.Data;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>A picture that lies in the page itself.</summary>
internal static class PictureTag
{
    /// <summary>Pictures of fewer pixels are magnified without smoothing.</summary>
    private const int SmallPicture = 96;

    /// <summary>The picture.</summary>
    /// <param name="picture">A PNG file's bytes.</param>
    /// <param name="description">What it shows.</param>
    /// <param name="size">The pictures' size.</param>
    public static Element Of(ImmutableArray<byte> picture, string description, PictureSize size) => Tag("img")
        .With("src", "data:image/png;base64," + Convert.ToBase64String(picture.AsSpan()))
        .With("alt", description)
        .Class(size.Height < SmallPicture ? "small" : "large");
}
