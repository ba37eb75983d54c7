using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Tests.Training.Transfers;

public class FineTuningTests
{
    private static readonly string[] Paths =
    [
        "stem.conv2d.weight", "stem.conv2d.bias", "stem.batch_norm.weight",
        "layer1.0.conv1.weight", "layer1.0.bn1.weight",
        "layer1.1.conv1.weight", "layer1.1.bn1.weight",
        "classes.linear.weight", "classes.linear.bias",
    ];

    [Fact]
    public void Parts_are_values_and_turns_of_blocks()
    {
        Assert.Equal(["stem", "layer1.0", "layer1.1", "classes"], NetworkPart.Of(Paths).Select(part => part.Name));
        Assert.Equal(
            ["class_token", "conv_proj", "encoder", "encoder.layers.encoder_layer_0", "encoder.layers.encoder_layer_11", "heads"],
            NetworkPart.Of(
            [
                "class_token", "conv_proj.weight", "encoder.pos_embedding", "encoder.layers.encoder_layer_0.ln_1.weight",
                "encoder.layers.encoder_layer_0.mlp.0.weight", "encoder.layers.encoder_layer_11.ln_1.weight", "encoder.ln.weight",
                "heads.head.weight",
            ]).Select(part => part.Name));
        Assert.Equal(Paths, NetworkPart.Of(Paths).SelectMany(part => part.Parameters));
    }

    [Fact]
    public void Nothing_is_frozen_by_itself()
    {
        Assert.Empty(FineTuning.None.FrozenAt(1, Paths));
        Assert.All(FineTuning.None.RateFactors(Paths), factor => Assert.Equal(1, factor.Value));
        Assert.Null(FineTuning.None.Broken(Paths));
    }

    [Theory]
    [InlineData("stem", "stem.conv2d.weight stem.conv2d.bias stem.batch_norm.weight")]
    [InlineData("stem.*", "stem.conv2d.weight stem.conv2d.bias stem.batch_norm.weight")]
    [InlineData("stem.conv2d.bias", "stem.conv2d.bias")]
    [InlineData("layer1.?.bn1", "layer1.0.bn1.weight layer1.1.bn1.weight")]
    [InlineData("*.bias", "stem.conv2d.bias classes.linear.bias")]
    [InlineData("layer1.1 stem.batch_norm", "layer1.1.conv1.weight layer1.1.bn1.weight stem.batch_norm.weight")]
    public void Patterns_freeze_what_is_in_them(string patterns, string frozen)
    {
        var fineTuning = new FineTuning { Freeze = [.. patterns.Split(' ')] };
        Assert.Equal(frozen.Split(' ').Order(), fineTuning.FrozenAt(1, Paths).Order());
        Assert.Equal(fineTuning.FrozenAt(1, Paths).Order(), fineTuning.FrozenAt(100, Paths).Order());
        Assert.Null(fineTuning.Broken(Paths));
    }

    [Fact]
    public void Frozen_parts_learn_one_after_the_other_the_last_first()
    {
        var fineTuning = new FineTuning { FreezeParts = 2, Freeze = ["layer1.1.bn1"], UnfreezeEvery = 2 };
        string[] stem = [.. Paths[..3]];
        string[] both = [.. Paths[..5]];
        Assert.Equal(
            [[.. both, "layer1.1.bn1.weight"], [.. both, "layer1.1.bn1.weight"], both, both, stem, stem, [], [], []],
            Enumerable.Range(1, 9).Select(epoch => fineTuning.FrozenAt(epoch, Paths).Order(Comparer<string>.Create((left, right) =>
                Array.IndexOf(Paths, left).CompareTo(Array.IndexOf(Paths, right)))).ToArray()));
    }

    [Fact]
    public void The_learning_rate_falls_with_the_distance_to_the_scores()
    {
        var factors = new FineTuning { LayerDecay = 0.5, Rates = [new("*.bias", 2), new("stem", 10)] }.RateFactors(Paths);
        Assert.Equal(
            [1.25, 2.5, 1.25, 0.25, 0.25, 0.5, 0.5, 1, 2],
            Paths.Select(path => factors[path]));
    }

    public static TheoryData<FineTuning, string> Wrong => new()
    {
        { new() { FreezeParts = -1 }, "FreezeParts: -1 is out of range; give a value that is at least 0" },
        { new() { FreezeParts = 4 }, "Freeze: nothing is left to learn; leave at least the last layer out" },
        { new() { Freeze = ["*"] }, "Freeze: nothing is left to learn; leave at least the last layer out" },
        {
            new() { Freeze = ["stem", "layer2"] },
            "Freeze: no parameter is at 'layer2'; give a path such as 'stem', 'layer1.0', 'layer1.1'"
        },
        { new() { Freeze = ["ste"] }, "Freeze: no parameter is at 'ste'; give a path such as 'stem', 'layer1.0', 'layer1.1'" },
        { new() { UnfreezeEvery = -1 }, "UnfreezeEvery: -1 is out of range; give a value that is at least 0" },
        { new() { UnfreezeEvery = 1 }, "UnfreezeEvery: nothing is frozen that could learn later; say what is frozen, or leave this out" },
        { new() { LayerDecay = 0 }, "LayerDecay: 0 is out of range; give a value that is above 0 and at most 1" },
        { new() { LayerDecay = double.NaN }, "LayerDecay: NaN is out of range; give a value that is above 0 and at most 1" },
        { new() { Rates = [new("stem", 0)] }, "Rates: 0 is out of range; give a value that is above 0" },
        { new() { Rates = [new("fc", 1)] }, "Rates: no parameter is at 'fc'; give a path such as 'stem', 'layer1.0', 'layer1.1'" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told_of(FineTuning fineTuning, string message) =>
        Assert.Equal(message, fineTuning.Broken(Paths)?.ToString());
}
