using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Transfers;

/// <summary>A network of four parts, by hand: 2×4×4 pictures, any number of classes.</summary>
internal sealed class Classifier : Network
{
    private readonly Conv2d stem;
    private readonly Linear linear;

    public Classifier(int classes)
        : base(nameof(Classifier))
    {
        stem = Register("stem.conv2d", nn.Conv2d(2, 3, 3, padding: 1));
        StemNorm = Register("stem.batch_norm", nn.BatchNorm2d(3));
        FirstNorm = Register("layer1.0.bn1", nn.BatchNorm2d(3));
        SecondNorm = Register("layer1.1.bn1", nn.BatchNorm2d(3));
        linear = Register("classes.linear", nn.Linear(48, classes));
    }

    public BatchNorm2d StemNorm { get; }

    public BatchNorm2d FirstNorm { get; }

    public BatchNorm2d SecondNorm { get; }

    public IReadOnlyList<string> Paths => [.. named_parameters().Select(named => named.name)];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var features = SecondNorm.call(FirstNorm.call(StemNorm.call(stem.call(input)).tanh()).tanh());
        return linear.call(features.flatten(1)).MoveToOuterDisposeScope();
    }
}
