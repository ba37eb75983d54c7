using System.Globalization;
using DeclarativeNet.Training.Objectives;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Objectives;

public sealed class LossesTests : IDisposable
{
    private const int Classes = 3;

    private static readonly (string Name, Func<LossesTests, Tensor, Tensor> Loss)[] Cases =
    [
        ("CrossEntropy", (given, x) => Losses.CrossEntropy(x, given.labels)),
        ("CrossEntropyWeighted", (given, x) => Losses.CrossEntropy(x, given.labels, given.weights, 0.1)),
        ("CrossEntropySoft", (given, x) => Losses.CrossEntropy(x, given.soft, smoothing: 0.1)),
        ("BinaryCrossEntropy", (given, x) => Losses.BinaryCrossEntropy(x, given.several)),
        ("BinaryCrossEntropyWeighted", (given, x) => Losses.BinaryCrossEntropy(x, given.several, given.weights, 0.2)),
        ("BinaryCrossEntropyPositives",
            (given, x) => Losses.BinaryCrossEntropy(x, given.several, given.weights, positives: given.positives)),
        ("Focal", (given, x) => Losses.Focal(x, Criterion.Soft(given.labels, Classes).to(ScalarType.Float64), 2)),
        ("FocalSoft", (given, x) => Losses.Focal(x, given.soft, 1.5)),
        ("BinaryFocal", (given, x) => Losses.BinaryFocal(x, given.several, 2)),
        ("BinaryFocalAlpha", (given, x) => Losses.BinaryFocal(x, given.several, 2, 0.25)),
    ];

    private readonly IDisposable scope = NewDisposeScope();
    private readonly Tensor number = arange(5 * Classes, dtype: ScalarType.Float64).reshape(5, Classes);
    private readonly Tensor labels = tensor(new long[] { 0, 1, 2, 0, 1 });
    private readonly Tensor weights = tensor(new[] { 0.5, 1, 2 });
    private readonly Tensor positives = tensor(new[] { 3, 0.25, 1.5 });
    private readonly Tensor soft;
    private readonly Tensor several;

    public LossesTests() => (soft, several) = (number.sin().softmax(1), number.cos().gt(0).to(ScalarType.Float64));

    public void Dispose() => scope.Dispose();

    [SkippableFact]
    public void Losses_and_gradients_are_those_of_pytorch()
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var lines = PyTorch.Run(Path.Combine("Training", "Objectives", "losses.py"), [.. Cases.Select(each => each.Name)])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Cases.Length, lines.Length);
        foreach (var (line, (name, loss)) in lines.Zip(Cases))
        {
            var expected = line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var x = (number * 1.7).sin().mul(3).detach().requires_grad_();
            using var found = loss(this, x);
            found.backward();
            Assert.True(Math.Abs(expected[0] - found.item<double>()) < 1e-9, $"{name}: {found.item<double>()}, not {expected[0]}");
            Assert.True(Math.Abs(expected[1] - x.grad!.square().sum().item<double>()) < 1e-9, $"{name}: its gradient");
        }
    }

    [Fact]
    public void Without_a_discount_focal_losses_are_their_cross_entropies()
    {
        var x = number.sin();
        Assert.Equal(
            Losses.CrossEntropy(x, labels).item<double>(),
            Losses.Focal(x, Criterion.Soft(labels, Classes).to(ScalarType.Float64), gamma: 0).item<double>(),
            1e-9);
        Assert.Equal(Losses.BinaryCrossEntropy(x, several).item<double>(), Losses.BinaryFocal(x, several, gamma: 0).item<double>(), 1e-9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Saturated_scores_have_gradients_that_are_numbers(double gamma)
    {
        Func<Tensor, Tensor>[] losses =
        [
            x => Losses.Focal(x, Criterion.Soft(tensor(new long[] { 0, 1 }), 2), gamma),
            x => Losses.BinaryFocal(x, tensor(new float[] { 1, 0, 1, 0 }, [2, 2]), gamma),
        ];
        foreach (var loss in losses)
        {
            using var x = tensor(new[] { 40f, -40, 40, -40 }, [2, 2]).requires_grad_();
            using var found = loss(x);
            found.backward();
            Assert.True(float.IsFinite(found.item<float>()));
            Assert.All(x.grad!.data<float>().ToArray(), slope => Assert.True(float.IsFinite(slope)));
        }
    }

    [Fact]
    public void One_score_is_of_the_second_class() => Assert.Equal(
        [0f, 1f, 1f], Criterion.Soft(tensor(new long[] { 0, 1, 1 }), scores: 1).data<float>().ToArray());
}
