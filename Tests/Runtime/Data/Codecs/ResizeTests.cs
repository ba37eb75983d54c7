using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Tests.Data.Codecs;

/// <summary>Pictures are brought to their size as torchvision's <c>Resize</c> and <c>CenterCrop</c> do it.</summary>
public sealed class ResizeTests : IDisposable
{
    private readonly IImageCodec _codec = ImageCodecs.Load().Value();
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(13, 20, 20)]
    [InlineData(20, 13, 31)]
    [InlineData(40, 40, 10)]
    [InlineData(101, 67, 32)]
    [InlineData(67, 240, 33)]
    public void Noise_is_scaled_as_torchvision_scales_it(int height, int width, int side)
    {
        var size = new PictureSize(3, height, width);
        var pixels = new byte[size.Volume];
        new Random(height).NextBytes(pixels);
        var path = _folder.Write("noise.png", Png.Encode(pixels, size));

        // torchvision rounds between the passes along the two axes, and after them; this codec after them alone.
        AssertNear([path], side, mean: 0.5, largest: 2);
    }

    [SkippableFact]
    public void Photographs_are_scaled_as_torchvision_scales_them()
    {
        using (var archive = File.OpenRead(SharedData.Path("flowers/flower_photos_60.tar")))
            System.Formats.Tar.TarFile.ExtractToDirectory(archive, _folder.Path, overwriteFiles: false);

        var photographs = Directory.EnumerateFiles(_folder.Path, "*.jpg", SearchOption.AllDirectories).Order().Take(12);
        AssertNear([.. photographs], side: 128, mean: 0.5, largest: 4);
    }

    private void AssertNear(string[] paths, int side, double mean, int largest)
    {
        Skip.If(PyTorch.VisionAbsent is not null, PyTorch.VisionAbsent);
        Skip.If(_codec.Name == "ImageSharp", "ImageSharp has filters of its own.");
        var output = Path.Combine(_folder.Path, "torchvision.bin");
        PyTorch.Run(Path.Combine("Data", "Codecs", "resize_pictures.py"), [$"{side}", output, .. paths]);
        var size = new PictureSize(3, side, side);
        Assert.All(paths.Zip(File.ReadAllBytes(output).Chunk(size.Volume)), picture =>
        {
            var ours = _codec.Decode(File.ReadAllBytes(picture.First), picture.First, size, Fit.Cover).Value();
            var differences = ours.Zip(picture.Second, (one, other) => Math.Abs(one - other)).ToArray();
            Assert.InRange(differences.Average(), 0, mean);
            Assert.InRange(differences.Max(), 0, largest);
        });
    }
}
