using System.Buffers.Binary;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Tests.Data.Codecs;

/// <summary>What every codec does, seen on pictures made here and on awkward ones.</summary>
public sealed class ImageCodecTests
{
    private readonly IImageCodec _codec = ImageCodecs.Load().Value();

    [Fact]
    public void The_header_tells_the_size() =>
        Assert.Equal(new PictureSize(3, 4, 8), _codec.Inspect(Png.Encode(Quarters(), new PictureSize(3, 4, 8)), "picture").Value());

    [Fact]
    public void Pixels_are_in_order_of_channel_row_column()
    {
        var size = new PictureSize(3, 4, 8);

        Assert.Equal(Quarters(), _codec.Decode(Png.Encode(Quarters(), size), "picture", size, Fit.Cover).Value());
    }

    [Fact]
    public void Cover_cuts_the_middle_out()
    {
        // Eight columns, dark, light, light, dark by twos: the middle of the shorter side's width is light throughout.
        byte[] row = [0, 0, 200, 200, 200, 200, 0, 0];
        var wide = Png.Encode([.. row, .. row, .. row, .. row], new PictureSize(1, 4, 8));

        Assert.All(_codec.Decode(wide, "picture", new PictureSize(1, 4, 4), Fit.Cover).Value(), value => Assert.Equal(200, value));
    }

    [Fact]
    public void Stretch_keeps_everything()
    {
        byte[] row = [0, 0, 200, 200, 200, 200, 0, 0];
        var wide = Png.Encode([.. row, .. row, .. row, .. row], new PictureSize(1, 4, 8));
        var narrow = _codec.Decode(wide, "picture", new PictureSize(1, 4, 4), Fit.Stretch).Value();

        Assert.All(narrow.Chunk(4), line => Assert.True(line[0] < 60 && line[1] > 140 && line[2] > 140 && line[3] < 60));
    }

    [Fact]
    public void Small_pictures_grow_and_gray_ones_become_colour()
    {
        var small = Png.Encode([90, 90, 90, 90], new PictureSize(1, 2, 2));

        Assert.All(_codec.Decode(small, "picture", new PictureSize(3, 32, 32), Fit.Cover).Value(), value => Assert.Equal(90, value));
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_refused()
    {
        var pixels = new byte[64 * 64];
        new Random(1).NextBytes(pixels);
        var file = Png.Encode(pixels, new PictureSize(1, 64, 64));

        Assert.StartsWith(
            "half: the picture cannot be decoded: ",
            _codec.Decode(file.AsSpan(0, file.Length / 2), "half", new PictureSize(1, 64, 64), Fit.Cover).Failure(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_claims_to_be_huge_is_refused_before_it_is_decoded()
    {
        var file = Png.Encode([0], new PictureSize(1, 1, 1));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 10_000);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32(file.AsSpan(12, 17)));

        Assert.Equal(
            "bomb: the picture cannot be decoded: it claims 20000 by 10000 pixels, and 100 million are the most a picture may have; repair or remove the file",
            _codec.Decode(file, "bomb", new PictureSize(1, 8, 8), Fit.Cover).Failure());
    }

    [Fact]
    public void Failures_keep_their_own_message_when_many_pictures_are_decoded_at_once()
    {
        var good = Png.Encode(Quarters(), new PictureSize(3, 4, 8));
        var text = "some text"u8.ToArray();
        var cut = good[..^30];
        var failures = new string[300];
        Parallel.For(0, failures.Length, number => failures[number] = (number % 3) switch
        {
            0 => _codec.Decode(good, $"{number}", new PictureSize(3, 4, 8), Fit.Cover).Match(_ => "", failure => failure.ToString()),
            1 => _codec.Decode(text, $"{number}", new PictureSize(3, 4, 8), Fit.Cover).Failure(),
            _ => _codec.Decode(cut, $"{number}", new PictureSize(3, 4, 8), Fit.Cover).Failure(),
        });

        var expected = _codec.Decode(cut, "", new PictureSize(3, 4, 8), Fit.Cover).Failure();
        Assert.All(Enumerable.Range(0, 100), turn =>
        {
            Assert.Equal("", failures[3 * turn]);
            Assert.Contains("not in a known format", failures[3 * turn + 1], StringComparison.Ordinal);
            Assert.Equal($"{3 * turn + 2}{expected}", failures[3 * turn + 2]);
        });
    }

    [SkippableFact]
    public void Awkward_pictures_decode_or_are_refused_as_their_list_says()
    {
        var folder = SharedData.Path("awkward");
        var pictures = ExpectedPicture.Read(folder).Value();

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            var (asExpected, said) = picture.Check(folder, _codec);
            Assert.True(asExpected, $"{picture.File}: {said}");
        });
    }

    [SkippableFact]
    public void Sixteen_bits_become_eight()
    {
        var contents = File.ReadAllBytes(SharedData.Path("awkward/gray16.png"));
        var picture = _codec.Decode(contents, "gray16.png", new PictureSize(1, 32, 32), Fit.Cover).Value();

        // A ramp from 0 to 65535: its first row rises by 2304 from pixel to pixel.
        Assert.All(Enumerable.Range(0, 28), column => Assert.InRange(picture[column] - 2304 * column / 257.0, -1, 1));
        Assert.Equal(255, picture.Max());
    }

    /// <summary>3×4×8: red grows along rows, green along columns, blue is even.</summary>
    private static byte[] Quarters() =>
    [
        .. Enumerable.Range(0, 32).Select(pixel => (byte)(pixel / 8 * 60)),
        .. Enumerable.Range(0, 32).Select(pixel => (byte)(pixel % 8 * 30)),
        .. Enumerable.Repeat((byte)77, 32),
    ];

    /// <summary>The checksum of a chunk, bit by bit as PNG's annex D defines it.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ 0xEDB88320;
        }

        return ~checksum;
    }
}
