using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>What is wrong with <c>Train</c> and <c>Loss</c>.</summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData("Accumulation", 0, "at least 1")]
    [InlineData("StepEpochs", 0, "at least 1")]
    [InlineData("Patience", 0, "at least 1")]
    [InlineData("WarmupEpochs", -0.5, "at least 0")]
    [InlineData("GradientClip", -1, "at least 0")]
    [InlineData("EarlyStopping", -1, "at least 0")]
    [InlineData("StepFactor", 1, "in (0, 1)")]
    [InlineData("FinalRate", 1.5, "a share of the learning rate in [0, 1]")]
    [InlineData("Ema", 1, "a decay in [0, 1)")]
    public void ANumberOutOfRangeIsToldAtIt(string name, double number, string range) => Assert.Contains(
        ("DNET0211", Site.OfTrain(name), FormattableString.Invariant($"{name} is {number}; it has to be {range}")),
        Said(Trained(name, new ArgumentValue.Real(number))));

    [Theory]
    [InlineData("LabelSmoothing", 1, "in [0, 1)")]
    [InlineData("Gamma", -1, "at least 0")]
    [InlineData("L2", -1, "at least 0")]
    public void ANumberOfTheLossOutOfRangeIsToldAtIt(string name, double number, string range) => Assert.Contains(
        ("DNET0211", Site.OfLoss(name), FormattableString.Invariant($"{name} is {number}; it has to be {range}")),
        Said(Judged("Focal", new Argument(name, new ArgumentValue.Real(number)))));

    [Fact]
    public void WeightsAreAveragedInOneWay() => Assert.Equal(
        [("DNET0212", Site.OfTrain("SwaEpochs"), "Ema and SwaEpochs both average the weights; leave one of them out")],
        Said(Trained(("Ema", new ArgumentValue.Real(0.9)), ("SwaEpochs", new ArgumentValue.Integer(2)))));

    [Fact]
    public void NoMoreEpochsAreAveragedThanThereAre() => Assert.Equal(
        [("DNET0212", Site.OfTrain("SwaEpochs"), "SwaEpochs is 4 and Epochs is 3; average at most all of them")],
        Said(Trained(("Epochs", new ArgumentValue.Integer(3)), ("SwaEpochs", new ArgumentValue.Integer(4)))));

    [Fact]
    public void AWarmUpEnds() => Assert.Equal(
        [("DNET0212", Site.OfTrain("WarmupEpochs"), "WarmupEpochs is 10 and Epochs is 10; the step size would never be whole: warm up for fewer")],
        Said(Trained("WarmupEpochs", new ArgumentValue.Real(10))));

    [Fact]
    public void EachClassHasAWeight() => Assert.Equal(
        [("DNET0212", Site.OfLoss("ClassWeights"), "ClassWeights has 2 weights, but 'Out' has 10 scores; give a weight for each class")],
        Said(Judged("CrossEntropy", new Argument("ClassWeights", new ArgumentValue.List(EquatableArray.Of<ArgumentValue>(
            [new ArgumentValue.Real(1), new ArgumentValue.Real(2)]))))));

    [Fact]
    public void ASettingOfAnotherScheduleIsUnused() => Assert.Equal(
        [("DNET0218", Site.OfTrain("Patience"), "Patience is that of Schedule.ReduceOnPlateau; declare it so, or leave Patience out")],
        Said(Trained("Patience", new ArgumentValue.Integer(3))));

    [Fact]
    public void ASettingOfAnotherLossIsUnused() => Assert.Equal(
        [("DNET0218", Site.OfLoss("Alpha"), "Alpha is that of Loss.BinaryFocal; declare it so, or leave Alpha out")],
        Said(Judged("Focal", new Argument("Alpha", new ArgumentValue.Real(0.25)))));

    [Fact]
    public void SettingsOfWhatIsDeclaredAreUsed()
    {
        Assert.Empty(Said(Trained(
            ("Schedule", new ArgumentValue.EnumMember("DeclarativeNet.Schedule", "Cosine")), ("FinalRate", new ArgumentValue.Real(0.1)))));
        Assert.Empty(Said(Judged("BinaryFocal", new Argument("Alpha", new ArgumentValue.Real(0.25)))));
    }

    [Fact]
    public void AHeadOfOneScoreIsForABinaryLoss() => Assert.Empty(Said(
        NewModel("Net", Image("Pixels", Input(3, 32, 32)), Logits("Out", GlobalAvgPool, Linear(1))) with { Recipe = Loss("BinaryCrossEntropy") }));

    private static IEnumerable<(string, Site, string)> Said(Declaration model) =>
        model.Check().Findings.Select(finding => (finding.Id, finding.Site, finding.Message));

    private static Declaration Net { get; } =
        NewModel("Net", Image("Pixels", Input(3, 32, 32)), Logits("Out", GlobalAvgPool, Linear(10)));

    private static Declaration Trained(string name, ArgumentValue value) => Trained((name, value));

    private static Declaration Trained(params (string Name, ArgumentValue Value)[] train) => Net with
    {
        Recipe = new(train.Select(argument => new Argument(argument.Name, argument.Value)).ToEquatableArray(), EquatableArray<Argument>.Empty),
    };

    private static Declaration Judged(string loss, params Argument[] arguments) => Net with { Recipe = Loss(loss, arguments) };

    private static RecipeDeclaration Loss(string loss, params Argument[] arguments) =>
        new(EquatableArray<Argument>.Empty, EquatableArray<Argument>.Empty)
        {
            Loss = arguments.Prepend(new Argument("loss", new ArgumentValue.EnumMember("DeclarativeNet.Loss", loss))).ToEquatableArray(),
        };
}
