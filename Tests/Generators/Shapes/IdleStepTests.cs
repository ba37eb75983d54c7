using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Steps, and recipes, that a network would be none the worse without.</summary>
public sealed class IdleStepTests
{
    private static readonly ValueDeclaration Pixels = Image("Pixels", Input(3, 16, 16));

    [Fact]
    public void AnActivationOnClassScores() => Warns(
        "DNET0158",
        new Site(1, 2),
        "'Out' Relu narrows class scores, which the loss takes over their whole range; leave it out, or put it before the last layer",
        NewModel("Net", Pixels, Logits("Out", GlobalAvgPool, Linear(10), Relu)));

    [Fact]
    public void AnActivationBeforeAPoolIsOnAMap() => Assert.Empty(
        NewModel("Net", Pixels, Logits("Out", Conv2d(10, 1), Relu, GlobalAvgPool)).Check().Findings);

    [Fact]
    public void TwoDenseLayersInARow() => Warns(
        "DNET0159",
        new Site(2, 1),
        "'Out' Linear follows a Linear with no activation between, and both together are no more than one; put an activation between them, or leave the first out",
        NewModel("Net", Pixels, Vector("Hidden", GlobalAvgPool, Linear(64)), Logits("Out", Dropout(0.5), Linear(10))));

    [Theory]
    [InlineData(8, 10)]
    [InlineData(10, 11)]
    public void ANarrowLayerBeforeAWideOneIsAFactor(int narrow, int wide) => Assert.Empty(
        NewModel("Net", Pixels, Logits("Out", GlobalAvgPool, Linear(narrow), Linear(wide))).Check().Findings);

    [Theory]
    [InlineData(0.0, "'Out' Dropout with the probability 0 drops nothing; leave it out")]
    [InlineData(1.0, "'Out' Dropout with the probability 1 drops everything; give a probability below 1")]
    public void DropoutOfNothingOrEverything(double probability, string message) => Warns(
        "DNET0160", new Site(1, 1, "probability"), message, NewModel("Net", Pixels, Map("Out", Conv2d(8, 3), Dropout(probability))));

    [Fact]
    public void APoolOfSinglePixels() => Warns(
        "DNET0161",
        new Site(1, 0, "kernelSize"),
        "'Out' MaxPool2d of single pixels changes nothing; give it a larger window, or leave it out",
        NewModel("Net", Pixels, Map("Out", MaxPool2d(1))));

    [Fact]
    public void APoolOfSinglePixelsWithAStrideThinsOut() => Assert.DoesNotContain(
        "DNET0161", NewModel("Net", Pixels, Map("Out", MaxPool2d(1, ("Stride", 2)))).Check().Findings.Select(finding => finding.Id));

    [Fact]
    public void MomentumOfAdam() => Warns(
        "DNET0215",
        Site.OfTrain("Momentum"),
        "Momentum is that of Sgd, and the optimizer is Adam, which has its own; say Optimizer = Optimizer.Sgd, or leave Momentum out",
        Trained(new Argument("Momentum", new ArgumentValue.Real(0.9))));

    [Fact]
    public void MomentumOfSgd() => Assert.Empty(Trained(
        new Argument("Optimizer", new ArgumentValue.EnumMember("DeclarativeNet.Optimizer", "Sgd")),
        new Argument("Momentum", new ArgumentValue.Real(0.9))).Check().Findings);

    [Fact]
    public void BatchNormOfBatchesOfOne() => Warns(
        "DNET0216",
        Site.OfTrain("BatchSize"),
        "BatchSize is 1, so that BatchNorm takes mean and variance from a single picture; use larger batches, or GroupNorm in its place",
        Trained(new Argument("BatchSize", new ArgumentValue.Integer(1))));

    [Fact]
    public void AHeadOfOneClass() => Warns(
        "DNET0217",
        new Site(1, 1, "outFeatures"),
        "'Out' is the score of one class, of which the loss is always 0; give a score for each class, two for yes and no, or declare [Loss(Loss.BinaryCrossEntropy)]",
        NewModel("Net", Pixels, Logits("Out", GlobalAvgPool, Linear(1))));

    private static Declaration Trained(params Argument[] train) =>
        NewModel("Net", Pixels, Map("Stem", Conv2d(8, 3, ("Bias", false)), BatchNorm()), Logits("Out", GlobalAvgPool, Linear(10))) with
        {
            Recipe = new(train.ToEquatableArray(), EquatableArray<Argument>.Empty),
        };

    private static void Warns(string id, Site site, string message, Declaration model)
    {
        var result = model.Check();
        Assert.Equal([(id, site, message)], result.Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));
        Assert.NotNull(result.Network);
    }
}
