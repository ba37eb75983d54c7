using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>What a folder is taken for.</summary>
public sealed class DataSourcesTests : IDisposable
{
    private static readonly InputShape Input = new(3, 32, 32);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_folder_the_sample_data_are_drawn() =>
        Assert.Equal("sample train", DataSources.Open(null, Input, new DataOptions()).Value().Train.Name);

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var path = Path.Combine(_folder.Path, "nowhere");

        Assert.Equal($"{path}: there is no such folder or file; give the folder that holds the data, or a CSV manifest", DataSources.Open(path, Input, new DataOptions()).Failure());
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var path = _folder.Write("data_batch_1.bin", []);

        Assert.Equal($"{path}: this is a file; give the folder that holds the data, or a CSV manifest", DataSources.Open(path, Input, new DataOptions()).Failure());
    }

    [Fact]
    public void Pictures_in_no_class_are_told_of()
    {
        _folder.Write("one.jpg", [1, 2, 3]);

        Assert.Equal(
            $"{_folder.Path}: its pictures are in no folder for each class; move them into folders named after their classes, "
                + "or list them in labels.csv with the columns file and label",
            DataSources.Open(_folder.Path, Input, new DataOptions()).Failure());
    }

    [Fact]
    public void A_folder_of_no_known_kind_is_told_what_is_known() => Assert.Equal(
        $"{_folder.Path}: the folder holds no data of a known kind; give a folder with labels.csv with the columns file and label,"
            + " or data_batch_1.bin to data_batch_5.bin and test_batch.bin (CIFAR-10, binary version), or train.bin and test.bin"
            + " (CIFAR-100, binary version), or"
            + " train-images-idx3-ubyte, train-labels-idx1-ubyte and the same of t10k or test, also as .gz (MNIST and its like),"
            + " or a folder of pictures for each class, or train, validation and test folders with such folders",
        DataSources.Open(_folder.Path, Input, new DataOptions()).Failure());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    public void The_validation_share_is_between_0_and_1(double share) => Assert.Contains(
        "is not between 0 and 1", DataSources.Open(null, Input, new DataOptions(share)).Failure(), StringComparison.Ordinal);
}
