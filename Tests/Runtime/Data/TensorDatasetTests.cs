using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Data;

/// <summary>Tensors as a dataset.</summary>
public sealed class TensorDatasetTests
{
    [Fact]
    public void Bytes_are_taken_as_they_are()
    {
        using var images = tensor(Enumerable.Range(0, 24).Select(value => (byte)value).ToArray(), [2, 3, 2, 2]);
        using var labels = tensor(new long[] { 1, 0 });

        var data = TensorDataset.Of("mine", ["a", "b"], images, labels).Value();
        using var batch = data.Read([1]);

        Assert.Equal(("mine", new PictureSize(3, 2, 2), new Targets.Single([1, 0])), (data.Name, data.Size, data.Targets));
        Assert.Equal([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], batch.Images.bytes.ToArray());
        Assert.Equal("mine, record 1", data.Origin(1));
    }

    [Fact]
    public void Floats_are_kept_in_steps_of_a_byte()
    {
        using var images = tensor(new[] { 0, 0.2f, 0.5f, 1 }, [1, 1, 2, 2]);
        using var labels = tensor(new[] { 1f, 0, 1 }, [1, 3]);

        var data = TensorDataset.Of("mine", ["a", "b", "c"], images, labels).Value();
        using var batch = data.Read([0]);

        Assert.Equal([0, 51, 128, 255], batch.Images.bytes.ToArray());
        Assert.Equal(new Targets.Multiple([[0, 2]]), data.Targets);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Pictures_beyond_the_end_of_an_array_are_taken_a_part_at_a_time(int chunkBytes)
    {
        using var images = tensor(Enumerable.Range(0, 15).Select(value => (byte)value).ToArray(), [5, 1, 1, 3]);
        using var labels = tensor(new long[] { 1, 0, 1, 0, 1 });

        var data = TensorDataset.Of("mine", ["a", "b"], images, labels, chunkBytes).Value();
        using var batch = data.Read([0, 1, 2, 3, 4]);

        Assert.Equal(Enumerable.Range(0, 15).Select(value => (byte)value), batch.Images.bytes.ToArray());
        Assert.Equal(new Targets.Single([1, 0, 1, 0, 1]), data.Targets);
    }

    [Fact]
    public void Sizes_beyond_all_memory_are_refused()
    {
        using var one = zeros([1], ScalarType.Byte);
        using var images = one.expand(2, 1 << 20, 1 << 20, 1);
        using var labels = tensor(new long[] { 0, 1 });

        Assert.Equal(
            "mine: the images are 2×1048576×1048576×1, and too large; change the tensors",
            TensorDataset.Of("mine", ["a", "b"], images, labels).Failure());
    }

    [Fact]
    public void A_view_is_read_in_its_own_order()
    {
        using var images = tensor(Enumerable.Range(0, 4).Select(value => (byte)value).ToArray(), [1, 1, 2, 2]);
        using var turned = images.transpose(2, 3);
        using var labels = tensor(new long[] { 0 });
        using var batch = TensorDataset.Of("mine", ["a"], turned, labels).Value().Read([0]);

        Assert.Equal([0, 2, 1, 3], batch.Images.bytes.ToArray());
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        using var labels = tensor(new long[] { 0 });

        Assert.Equal("mine: the images are 1×2×2, and not N×C×H×W; change the tensors", Refused(zeros(1, 2, 2), labels));
        Assert.Equal(
            "mine: the images are of type Int64, and not bytes or 32-bit floats; change the tensors",
            Refused(zeros([1, 1, 2, 2], ScalarType.Int64), labels));
        Assert.Equal("mine: the images hold 1.5, which is not in [0, 1]; change the tensors", Refused(full([1, 1, 1, 1], 1.5), labels));
        Assert.Equal("mine: the images hold NaN, which is not in [0, 1]; change the tensors", Refused(full([1, 1, 1, 1], double.NaN), labels));
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        using var images = zeros(2, 1, 1, 1);

        Assert.Equal("mine: there are 1 labels for 2 images; change the tensors", Message(images, tensor(new long[] { 1 })));
        Assert.Equal("mine: image 1 has the label 2, and there are 2 classes; change the tensors", Message(images, tensor(new long[] { 1, 2 })));
        Assert.Equal(
            "mine: image 1 has 0.5 among its labels, and not 0 or 1; change the tensors", Message(images, tensor(new[] { 1f, 0, 0.5f, 1 }, [2, 2])));
        Assert.Equal(
            "mine: the labels are 2×3 of type Float32, and not N 64-bit integers or N×2 32-bit floats; change the tensors",
            Message(images, zeros(2, 3)));
    }

    private static string Refused(Tensor images, Tensor labels)
    {
        using (images)
            return TensorDataset.Of("mine", ["a", "b"], images, labels).Failure();
    }

    private static string Message(Tensor images, Tensor labels)
    {
        using (labels)
            return TensorDataset.Of("mine", ["a", "b"], images, labels).Failure();
    }
}
