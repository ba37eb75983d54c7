using DeclarativeNet.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

/// <summary>A network such as the generator writes, by hand: 1×8×8 pictures, two classes, a batch norm and a dropout.</summary>
internal sealed class TinyNetwork : Network
{
    private readonly Conv2d convolution;
    private readonly BatchNorm2d norm;
    private readonly Dropout dropout;
    private readonly Linear linear;

    public TinyNetwork()
        : base("TinyNetwork")
    {
        convolution = Register("stem.conv", nn.Conv2d(1, 4, 3, padding: 1));
        norm = Register("stem.norm", nn.BatchNorm2d(4));
        dropout = Register("dropout", nn.Dropout(0.25));
        linear = Register("classes", nn.Linear(64, 2));
    }

    /// <summary>The model as the trainer sees it.</summary>
    public static ModelDefinition Definition { get; } = new(
        "TinyNetwork",
        new InputShape(1, 8, 8),
        2,
        new Recipe { Epochs = 4, BatchSize = 8, LearningRate = 0.01, Seed = 3 },
        new NetworkSummary(
            "TinyNetwork",
            [
                new SummaryRow(0, "Stem", "Conv2d", "stem.conv", "4×8×8", 40, new("2304", 2304)),
                new SummaryRow(0, "Classes", "Linear", "classes", "2", 130, new("128", 128)),
            ],
            178,
            new("2432", 2432),
            []),
        () => new TinyNetwork());

    public override Tensor forward(Tensor input)
    {
        using var convolved = convolution.call(input);
        using var normed = norm.call(convolved);
        using var active = nn.functional.relu(normed);
        using var pooled = nn.functional.max_pool2d(active, 2);
        using var flat = pooled.flatten(1);
        using var dropped = dropout.call(flat);
        return linear.call(dropped);
    }
}

/// <summary>A single layer: 1×8×8 pictures, two classes, nothing that depends on the batch.</summary>
internal sealed class LinearModel : Network
{
    private readonly Linear linear;

    public LinearModel()
        : base("LinearModel") => linear = Register("classes", nn.Linear(64, 2));

    /// <summary>The model as the trainer sees it.</summary>
    public static ModelDefinition Definition { get; } = TinyNetwork.Definition with
    {
        Name = "LinearModel",
        Recipe = new Recipe { Epochs = 3, Optimizer = Optimizer.Sgd, LearningRate = 0.05, Seed = 3 },
        Create = () => new LinearModel(),
    };

    public override Tensor forward(Tensor input)
    {
        using var flat = input.flatten(1);
        return linear.call(flat);
    }
}

/// <summary>Pictures that are brighter on the left (class 0) or on the right (class 1), under noise.</summary>
internal sealed class Sides(int count, int seed, PictureSize? size = null, int classes = 2) : IDataset
{
    public string Name { get; } = $"sides {count}";

    public System.Collections.Immutable.ImmutableArray<string> Classes { get; } =
        [.. new[] { "left", "right", "top", "bottom" }.Take(classes)];

    public PictureSize Size { get; } = size ?? new PictureSize(1, 8, 8);

    public Targets Targets { get; } = new Targets.Single([.. Enumerable.Range(0, count).Select(index => index % 2)]);

    public static DataSplit Split(int count = 40) => new(new Sides(count, 1), new Sides(16, 2), new Sides(16, 3));

    public string Origin(int index) => $"picture {index}";

    public Batch Read(ReadOnlySpan<int> indices)
    {
        var bytes = new byte[indices.Length * Size.Channels * Size.Height * Size.Width];
        var labels = new long[indices.Length];
        var at = 0;
        for (var row = 0; row < indices.Length; row++)
        {
            var random = new Random((seed * 100_003) + indices[row]);
            labels[row] = Targets[indices[row]].Classes[0];
            for (var pixel = 0; pixel < Size.Channels * Size.Height * Size.Width; pixel++)
            {
                var right = pixel % Size.Width >= Size.Width / 2;
                bytes[at++] = (byte)(random.Next(120) + (right == (labels[row] == 1) ? 100 : 0));
            }
        }
        return new Batch(tensor(bytes, [indices.Length, Size.Channels, Size.Height, Size.Width]), tensor(labels));
    }
}
