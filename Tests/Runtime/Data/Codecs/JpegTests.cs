using System.Buffers.Binary;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Fuzz;

namespace DeclarativeNet.Tests.Data.Codecs;

/// <summary>JPEG files: turned, damaged, and made to be trouble.</summary>
public sealed class JpegTests
{
    private static readonly byte[] Baseline = Seed("baseline.jpg");
    private readonly IImageCodec _codec = ImageCodecs.Load().Value();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Pictures_are_turned_upright(int orientation)
    {
        var (height, width) = (10, 18);
        var stored = orientation >= 5 ? new PictureSize(3, width, height) : new PictureSize(3, height, width);
        var before = _codec.Decode(Turned(1), "stored", stored, Fit.Cover).Value();

        var upright = _codec.Decode(Turned(orientation), "turned", new PictureSize(3, height, width), Fit.Cover).Value();

        // Where a pixel of the upright picture was: EXIF 2.3, table of the tag Orientation.
        Assert.All(Enumerable.Range(0, upright.Length), place =>
        {
            var (channel, pixel) = Math.DivRem(place, height * width);
            var (row, column) = Math.DivRem(pixel, width);
            var (right, bottom) = (width - 1 - column, height - 1 - row);
            var (fromRow, fromColumn) = orientation switch
            {
                2 => (row, right),
                3 => (bottom, right),
                4 => (bottom, column),
                5 => (column, row),
                6 => (right, row),
                7 => (right, bottom),
                8 => (column, bottom),
                _ => (row, column),
            };
            Assert.Equal(before[channel * height * width + fromRow * stored.Width + fromColumn], upright[place]);
        });
    }

    [Fact]
    public void A_file_that_ends_early_is_refused() => Assert.Equal(
        "cut: the picture cannot be decoded: Premature end of JPEG file; repair or remove the file",
        Decoded(Baseline[..^200], "cut").Failure());

    [Fact]
    public void Damaged_pixels_are_refused_rather_than_guessed()
    {
        var damaged = Baseline.ToArray();
        damaged.AsSpan(damaged.Length - 60, 20).Fill(0xFF);

        Assert.StartsWith(
            "damaged: the picture cannot be decoded: Corrupt JPEG data", Decoded(damaged, "damaged").Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_the_file_is_too_short_for_is_refused()
    {
        var frame = Baseline.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        var claim = Baseline.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(claim.AsSpan(frame + 5), 9000);
        BinaryPrimitives.WriteUInt16BigEndian(claim.AsSpan(frame + 7), 9000);

        Assert.Equal(
            $"claim: the picture cannot be decoded: it claims 9000 by 9000 pixels, and ends after {claim.Length} bytes; repair or remove the file",
            Decoded(claim, "claim").Failure());
    }

    [Theory]
    [InlineData("progressive.jpg")]
    [InlineData("gray.jpg")]
    [InlineData("cmyk.jpg")]
    public void Other_kinds_of_JPEG_come_out_with_the_channels_asked_for(string name)
    {
        Assert.Equal(24 * 24, _codec.Decode(Seed(name), name, new PictureSize(1, 24, 24), Fit.Cover).Value().Length);
        Assert.Equal(3 * 24 * 24, _codec.Decode(Seed(name), name, new PictureSize(3, 24, 24), Fit.Cover).Value().Length);
    }

    private Result<byte[]> Decoded(byte[] contents, string origin) =>
        _codec.Decode(contents, origin, new PictureSize(3, 24, 24), Fit.Cover);

    private static byte[] Seed(string name) => FuzzTargets.GoodPictures().Single(picture => picture.Name == name).Contents;

    /// <summary>The picture with another orientation in its EXIF block, whose entry is: tag, type SHORT, one value.</summary>
    private static byte[] Turned(int orientation)
    {
        var turned = Baseline.ToArray();
        var entry = turned.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01]);
        BinaryPrimitives.WriteUInt16BigEndian(turned.AsSpan(entry + 8), (ushort)orientation);
        return turned;
    }
}
