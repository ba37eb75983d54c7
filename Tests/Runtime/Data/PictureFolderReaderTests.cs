using System.Globalization;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Tests.Data;

/// <summary>Folders of pictures: small ones made here, and the flowers photographs.</summary>
public sealed class PictureFolderReaderTests : IDisposable
{
    private static readonly InputShape Input = new(3, 8, 8);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_the_folders_and_a_fifth_of_each_is_held_out()
    {
        WriteClass("b-class", 10, shade: 200);
        WriteClass("a-class", 20, shade: 100);
        _folder.Write("LICENSE.txt", "no picture"u8.ToArray());
        _folder.Write(".hidden/1.png", "no picture"u8.ToArray());

        var split = Open().Value();

        Assert.Equal(["a-class", "b-class"], split.Train.Classes.ToArray());
        Assert.Equal((24, 6), (split.Train.Targets.Count, split.Validation.Targets.Count));
        Assert.Equal(4, split.Validation.Labels().Count(label => label == 0));
        Assert.Null(split.Test);
        Assert.Empty(split.Warnings);
    }

    [Fact]
    public void The_split_is_the_same_every_time()
    {
        WriteClass("a", 10, shade: 100);
        WriteClass("b", 10, shade: 200);

        Assert.Equal(Origins(Open().Value().Validation), Origins(Open().Value().Validation));
    }

    [Fact]
    public void Pictures_have_the_pixels_of_their_class()
    {
        WriteClass("a", 4, shade: 100);
        WriteClass("b", 4, shade: 200);

        var train = Open().Value().Train;
        using var batch = train.Read([.. Enumerable.Range(0, train.Targets.Count)]);

        Assert.All(Enumerable.Range(0, train.Targets.Count), place =>
            Assert.Equal(train.Labels()[place] == 0 ? 100 : 200, batch.Images[place, 1, 4, 4].item<byte>()));
    }

    [Fact]
    public void Parts_are_taken_as_they_are()
    {
        foreach (var (part, count) in new[] { ("Train", 6), ("val", 3), ("test", 2) })
        {
            WriteClass($"{part}/a", count, shade: 100);
            WriteClass($"{part}/b", count, shade: 200);
        }

        var split = Open().Value();

        Assert.Equal((12, 6, 4), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
    }

    [Theory]
    [InlineData("", 28, 4, 8)] // a tenth beside test data
    [InlineData("train/", 32, 6, 8)]
    public void A_share_is_held_out_for_the_test_where_that_is_asked_for(string part, int train, int validation, int test)
    {
        WriteClass($"{part}a", 20, shade: 100);
        WriteClass($"{part}b", 20, shade: 200);
        if (part.Length > 0)
        {
            WriteClass("val/a", 3, shade: 100);
            WriteClass("val/b", 3, shade: 200);
        }

        var split = DataSources.Open(_folder.Path, Input, new DataOptions(TestShare: 0.2)).Value();

        Assert.Equal((train, validation, test), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.Equal($"{Path.GetFileName(_folder.Path)} test", split.Test.Name);
        Assert.Empty(Origins(split.Train).Intersect(Origins(split.Test)));
        Assert.Empty(Origins(split.Validation).Intersect(Origins(split.Test)));
    }

    [Fact]
    public void A_test_part_is_taken_whatever_share_is_asked_for()
    {
        WriteClass("train/a", 10, shade: 100);
        WriteClass("train/b", 10, shade: 200);
        WriteClass("test/a", 2, shade: 100);
        WriteClass("test/b", 2, shade: 200);

        var split = DataSources.Open(_folder.Path, Input, new DataOptions(TestShare: 0.5)).Value();

        Assert.Equal((18, 2, 4), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
    }

    [Theory]
    [InlineData(null, 1.0, "1 is not between 0 and 1")]
    [InlineData(0.5, 0.5, "0.5 to validate on and 0.5 to test on leave nothing to learn from")]
    [InlineData(null, 0.95, "0.95 to test on and 0.1 to validate on leave nothing to learn from")]
    public void Shares_that_cannot_be_are_told_of(double? validation, double test, string what)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var failed = Assert.IsType<Result<DataSplit>.Failed>(
            DataSources.Open(_folder.Path, Input, new DataOptions(ValidationShare: validation, TestShare: test)));
        Assert.Equal(("test share", what), (failed.Failure.Where, failed.Failure.What));
    }

    [Fact]
    public void Without_a_validation_part_a_tenth_of_the_training_part_is_held_out()
    {
        WriteClass("train/a", 20, shade: 100);
        WriteClass("train/b", 20, shade: 200);
        WriteClass("test/a", 1, shade: 100);
        WriteClass("test/b", 1, shade: 200);

        Assert.Equal(4, Open().Value().Validation.Targets.Count);
    }

    [Fact]
    public void Parts_have_the_same_classes()
    {
        WriteClass("train/a", 2, shade: 100);
        WriteClass("train/b", 2, shade: 200);
        WriteClass("test/a", 2, shade: 100);
        WriteClass("test/c", 2, shade: 100);

        Assert.Equal(
            $"{Path.Combine(_folder.Path, "test")}: the folder lacks the class 'b', which the training data have; give every part the same classes",
            Open().Failure());
    }

    [Fact]
    public void A_class_may_be_called_as_a_part_is()
    {
        foreach (var name in new[] { "bicycle", "test", "train" })
            WriteClass(name, 5, shade: 100);

        var split = Open().Value();

        Assert.Equal(["bicycle", "test", "train"], split.Train.Classes.ToArray());
        Assert.Equal(15, split.Train.Targets.Count + split.Validation.Targets.Count);
        Assert.Null(split.Test);
    }

    [Fact]
    public void Parts_without_classes_are_no_classes()
    {
        WriteClass("train", 5, shade: 100);
        WriteClass("test", 5, shade: 100);

        Assert.StartsWith($"{_folder.Path}: the folder holds no data of a known kind; ", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_cannot_be_decoded_is_left_out_and_named()
    {
        WriteClass("a", 5, shade: 100);
        WriteClass("b", 5, shade: 200);
        var path = _folder.Write("a/3-broken.jpg", "not a picture"u8.ToArray());

        var split = Open().Value();

        Assert.Equal(10, split.Train.Targets.Count + split.Validation.Targets.Count);
        Assert.Equal(
            $"{path}: the picture cannot be decoded: the file is not in a known format (JPEG, PNG, GIF, WebP, TIFF, BMP); repair or remove the file",
            Assert.Single(split.Warnings).ToString());
    }

    [Fact]
    public void A_picture_that_cannot_be_decoded_is_fatal_where_that_is_asked_for()
    {
        WriteClass("a", 5, shade: 100);
        WriteClass("b", 5, shade: 200);
        var path = _folder.Write("a/3-broken.jpg", []);

        Assert.Equal(
            $"{path}: the picture cannot be decoded: the file is empty; repair or remove the file",
            DataSources.Open(_folder.Path, Input, new DataOptions(BadPictures: BadPictures.Fail)).Failure());
    }

    [Fact]
    public void A_class_that_loses_all_its_pictures_is_named()
    {
        WriteClass("a", 5, shade: 100);
        _folder.Write("b/1.png", []);

        Assert.Equal(
            $"{_folder.Path}: none of the pictures of 'b' can be decoded: the picture cannot be decoded: the file is empty; repair or replace the class's files",
            Open().Failure());
    }

    [Fact]
    public void A_class_without_pictures_is_named()
    {
        WriteClass("a", 5, shade: 100);
        _folder.Write("b/notes.txt", []);

        Assert.Equal(
            $"{Path.Combine(_folder.Path, "b")}: the class has no pictures; put pictures (.bmp, .gif, .jpeg, .jpg, .png, .tif, .tiff, .webp) in the folder, or remove it",
            Open().Failure());
    }

    [Fact]
    public void One_class_is_not_enough()
    {
        WriteClass("a", 5, shade: 100);

        Assert.Equal(
            $"{_folder.Path}: there is one folder in it, and a classifier needs two classes at least; put the pictures of each class in a folder named after it",
            Open().Failure());
    }

    [Theory]
    [InlineData(1, "1×8×8")]
    [InlineData(3, "3×8×8")]
    public void Pictures_have_the_models_size_and_channels(int channels, string size)
    {
        WriteClass("a", 5, shade: 100);
        WriteClass("b", 5, shade: 100);

        Assert.Equal(size, DataSources.Open(_folder.Path, new InputShape(channels, 8, 8), new DataOptions()).Value().Train.Size.ToString());
    }

    [Fact]
    public void What_the_model_leaves_open_the_options_say()
    {
        WriteClass("a", 5, shade: 100);
        WriteClass("b", 5, shade: 100);
        var open = new InputShape(3, null, null);

        Assert.Equal(new PictureSize(3, 224, 224), DataSources.Open(_folder.Path, open, new DataOptions()).Value().Train.Size);
        Assert.Equal(
            new PictureSize(3, 12, 16), DataSources.Open(_folder.Path, open, new DataOptions(Size: new PictureSize(3, 12, 16))).Value().Train.Size);
        Assert.Equal(
            "picture size: pictures of 3×12×16 are asked for, and the model takes 3×8×8; leave the size out, or change the model's Input",
            DataSources.Open(_folder.Path, Input, new DataOptions(Size: new PictureSize(3, 12, 16))).Failure());
    }

    [SkippableFact]
    public void Sixty_flowers_are_read_whole()
    {
        using (var archive = File.OpenRead(SharedData.Path("flowers/flower_photos_60.tar")))
            System.Formats.Tar.TarFile.ExtractToDirectory(archive, _folder.Path, overwriteFiles: false);

        var split = DataSources.Open(Path.Combine(_folder.Path, "flower_photos"), new InputShape(3, 64, 64), new DataOptions()).Value();

        Assert.Equal(["daisy", "dandelion", "roses", "sunflowers", "tulips"], split.Train.Classes.ToArray());
        Assert.Equal((48, 12), (split.Train.Targets.Count, split.Validation.Targets.Count));
        Assert.All(split.Validation.Labels().CountBy(label => label), of => Assert.InRange(of.Value, 2, 3));
        Assert.Empty(split.Warnings);
    }

    private Result<DataSplit> Open() => DataSources.Open(_folder.Path, Input, new DataOptions());

    private void WriteClass(string name, int count, byte shade)
    {
        var size = new PictureSize(3, 10, 14);
        var picture = Png.Encode(Enumerable.Repeat(shade, size.Volume).ToArray(), size);
        for (var number = 1; number <= count; number++)
            _folder.Write($"{name}/{number}.png", picture);
    }

    private static IEnumerable<string> Origins(IDataset data) => Enumerable.Range(0, data.Targets.Count).Select(data.Origin);
}
