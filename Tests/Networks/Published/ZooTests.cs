using DeclarativeNet.Tests;
using DeclarativeNet.Weights;
using DeclarativeNet.Zoo;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Published;

/// <summary>The zoo is what its papers say: as many parameters, and with the same weights torchvision's scores.</summary>
public sealed class ZooTests
{
    /// <summary>Largest difference allowed, against the largest score.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>Models of 1,000 classes, the number of their parameters in evaluation, and a size that they take.</summary>
    private static readonly Dictionary<string, (ModelDefinition Definition, long Parameters, int Size)> Classifiers = new()
    {
        ["ResNet18"] = (ResNet18.Definition, 11_689_512, 64),
        ["MobileNetV2"] = (MobileNetV2.Definition, 3_504_872, 64),
        ["DenseNet121"] = (DenseNet121.Definition, 7_978_856, 64),
        ["GoogLeNet"] = (GoogLeNet.Definition, 6_624_904, 224),
        ["EfficientNetB0"] = (EfficientNetB0.Definition, 5_288_548, 64),
        ["VitB16"] = (VitB16.Definition, 86_567_656, 224),
        ["ConvNeXtTiny"] = (ConvNeXtTiny.Definition, 28_589_128, 64),
    };

    public static TheoryData<string> Names => [.. Classifiers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_as_many_as_published(string name)
    {
        var (definition, parameters, _) = Classifiers[name];
        Assert.Equal(parameters, definition.Summary.Parameters - definition.Summary.AuxiliaryParameters);
        using var net = definition.Create();
        Assert.Equal(definition.Summary.Parameters, net.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void GoogLeNet_has_its_heads_in_training() => Assert.Equal(13_004_888, GoogLeNet.Summary.Parameters);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Scores_are_those_of_torchvision(string name)
    {
        Skip.If(PyTorch.VisionAbsent is not null, PyTorch.VisionAbsent);
        var (definition, _, size) = Classifiers[name];
        var folder = Directory.CreateTempSubdirectory("declarativenet-");
        try
        {
            manual_seed(1);
            using var gradients = no_grad();
            using var net = definition.Create();
            net.eval();
            using var images = rand(2, 3, size, size);
            Assert.IsType<Result<string>.Ok>(SafeTensors.Write(
                Path.Combine(folder.FullName, "network.safetensors"), new Dictionary<string, Tensor>(Tensors(net)) { ["images"] = images }, new Dictionary<string, string>()));
            PyTorch.Run("torchvision_scores.py", name, folder.FullName);

            using var scores = net.forward(images);
            using var file = Assert.IsType<Result<TensorFile>.Ok>(SafeTensors.Read(Path.Combine(folder.FullName, "result.safetensors"))).Value;
            using var difference = (file.Tensors["scores"] - scores).abs().max();
            using var largest = file.Tensors["scores"].abs().max();
            Assert.True(largest.item<float>() > 0, "torchvision's scores are all zero, which would say nothing.");
            Assert.InRange(difference.item<float>(), 0, Tolerance * largest.item<float>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(16, 32)]
    [InlineData(48, 16)]
    public void UNet_gives_scores_for_each_pixel(int height, int width)
    {
        using var gradients = no_grad();
        using var net = UNet.Create();
        using var scores = net.forward(rand(1, 3, height, width));
        Assert.Equal([1, 2, height, width], scores.shape);
    }

    [Fact]
    public void UNet_takes_what_16_divides()
    {
        Assert.Equal(["16 divides H", "16 divides W"], UNet.Summary.Precondition);
        using var net = UNet.Create();
        using var images = rand(1, 3, 24, 32);
        Assert.Throws<ArgumentException>(() => net.forward(images));
    }

    /// <summary>
    /// Parameters and running statistics in order. Those that begin so that they would hide a mistake (a scale of nearly zero, a mean of
    /// zero, a variance of one) are drawn anew.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, Tensor>> Tensors(Network net)
    {
        var parameters = net.named_parameters().Where(parameter => !parameter.name.StartsWith("auxiliary", StringComparison.Ordinal)).ToList();
        var buffers = net.named_buffers().Where(buffer => !buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)
            && !buffer.name.StartsWith("auxiliary", StringComparison.Ordinal)).ToList();
        foreach (var (_, parameter) in parameters.Where(parameter => parameter.name.EndsWith("layer_scale", StringComparison.Ordinal)))
            parameter.uniform_(0.5, 1);
        foreach (var (_, buffer) in buffers)
            buffer.uniform_(0.5, 1.5);
        return parameters.Select((parameter, index) => KeyValuePair.Create($"p{index}", (Tensor)parameter.parameter))
            .Concat(buffers.Select((buffer, index) => KeyValuePair.Create($"b{index}", buffer.buffer)));
    }
}
