using System.Buffers.Binary;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Data.Codecs;

/// <summary>PNG files, read back by the codec, which did not write them.</summary>
public sealed class PngTests
{
    private static readonly Arbitrary<(PictureSize Size, byte[] Pixels)> Pictures = (
        from channels in Gen.Elements(1, 3)
        from height in Gen.Choose(1, 20)
        from width in Gen.Choose(1, 20)
        from pixels in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), channels * height * width)
        select (new PictureSize(channels, height, width), pixels)).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var codec = ImageCodecs.Load().Value();

        Check.QuickThrowOnFailure(Prop.ForAll(Pictures, picture =>
            codec.Decode(Png.Encode(picture.Pixels, picture.Size), "picture", picture.Size, Fit.Stretch).Value().SequenceEqual(picture.Pixels)));
    }

    [Fact]
    public void Files_end_with_the_checksum_that_the_standard_gives()
    {
        var file = Png.Encode([0], new PictureSize(1, 1, 1));

        Assert.Equal(0xAE426082, BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(file.Length - 4)));
    }

    [Fact]
    public void Bytes_have_to_be_as_many_as_the_size_says()
    {
        Assert.Throws<ArgumentException>(() => Png.Encode(new byte[5], new PictureSize(1, 2, 2)));
        Assert.Throws<ArgumentException>(() => Png.Encode(new byte[8], new PictureSize(2, 2, 2)));
    }
}
