using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>When memory is released, and what is overwritten: decisions on the graph alone.</summary>
public sealed class ForwardScheduleTests
{
    private static readonly Operation Input = new Operation.Input();
    private static readonly Operation Linear = new Operation.Linear(4, 4, true);
    private static readonly Operation Relu = new Operation.Relu();
    private static readonly Operation Dropout = new Operation.Dropout(0.5);
    private static readonly Operation Flatten = new Operation.Flatten();
    private static readonly Operation Add = new Operation.Add();
    private static readonly Operation Pool = new Operation.GlobalAvgPool();

    [Fact]
    public void EveryIntermediateIsReleasedAtItsLastUse()
    {
        var network = Network((Input, []), (Linear, [0]), (Pool, [1]), (Linear, [2]), (Add, [1, 3]), (Pool, [4]));

        Assert.Equal(["1", "2", "3 -2", "4 -1 -3", "5 -4"], Turns(network, 5));
    }

    [Fact]
    public void TheInputIsNeverReleasedNorOverwritten() =>
        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (Relu, [0]), (Linear, [1])), 2));

    [Fact]
    public void ReluOverwritesWhatNobodyElseReads() =>
        Assert.Equal(["1", "2!", "3 -1"], Turns(Network((Input, []), (Linear, [0]), (Relu, [1]), (Pool, [2])), 3));

    [Fact]
    public void WhatIsComputedFromItsResultAloneIsDoneInPlace() => Assert.All(
        new Operation[]
        {
            new Operation.Relu6(), new Operation.Sigmoid(), new Operation.Tanh(), new Operation.LeakyRelu(0.1), new Operation.Elu(1),
        },
        operation =>
        {
            Assert.Equal(["1", "2!", "3 -1"], Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Pool, [2])), 3));
            Assert.Equal(["1", "2!", "3 -1"], Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Relu, [2])), 3));
        });

    [Fact]
    public void WhatReadsItsInputInTheBackwardPassLeavesIt() => Assert.All(
        new Operation[]
        {
            new Operation.Gelu(), new Operation.Silu(), new Operation.Mish(), new Operation.HardSwish(), new Operation.HardSigmoid(),
            new Operation.Softplus(1, 20), new Operation.LeakyRelu(-0.1), new Operation.Elu(-1), new Operation.LayerScale(4, false, 1),
            new Operation.LayerNorm(4, false, 1e-5), new Operation.InstanceNorm(0, false, 1e-5),
        },
        operation =>
            Assert.Equal(["1", "2 -1", "3!"], Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Relu, [2])), 3)));

    [Fact]
    public void AResultThatTheBackwardPassReadsIsNotOverwritten() => Assert.All(
        new Operation[] { new Operation.Softmax(1), new Operation.LogSoftmax(1), new Operation.GlobalMaxPool() },
        operation =>
            Assert.Equal(["1", "2 -1", "3 -2"], Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Relu, [2])), 3)));

    [Fact]
    public void WhatMayHandItsInputThroughKeepsIt() => Assert.All(
        new Operation[] { new Operation.Dropout2d(0.5), new Operation.DropPath(0.5) },
        operation => Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (operation, [0]), (Relu, [1])), 2)));

    [Fact]
    public void ReluLeavesWhatASecondReaderMayReadInTheBackwardPass() =>
        Assert.Equal(
            ["1", "2", "3", "4! -3", "5! -1"],
            Turns(Network((Input, []), (Linear, [0]), (Linear, [1]), (Relu, [1]), (Add, [2, 3]), (Add, [4, 1])), 5));

    [Fact]
    public void ReluLeavesTheResultOfAnActivationThatItsBackwardPassReads() =>
        Assert.Equal(["1", "2!", "3 -1"], Turns(Network((Input, []), (Linear, [0]), (Relu, [1]), (Relu, [2])), 3));

    [Fact]
    public void DropoutMayHandTheInputThrough() =>
        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (Dropout, [0]), (Relu, [1])), 2));

    [Fact]
    public void AViewOfWhatNobodyElseReadsIsOverwritten() =>
        Assert.Equal(["1", "2 -1", "3!"], Turns(Network((Input, []), (Linear, [0]), (Flatten, [1]), (Relu, [2])), 3));

    [Fact]
    public void NewLayoutsOfTheSameNumbersAreViews() => Assert.All(
        new Operation[]
        {
            new Operation.Reshape(EquatableArray.Of(4L)), new Operation.Permute(EquatableArray.Of(1L)), new Operation.ToTokens(), new Operation.ToMap(2, 2),
            new Operation.Slice(1, 0, 2), new Operation.Split(1, 2, 0), new Operation.PixelShuffle(2), new Operation.PixelUnshuffle(2),
            new Operation.ChannelShuffle(2), new Operation.TakeToken(0),
        },
        operation =>
        {
            Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (operation, [0]), (Relu, [1])), 2));
            Assert.Equal(["1", "2 -1", "3!"], Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Relu, [2])), 3));
            Assert.Equal(
                ["1", "2", "3", "4 -2", "5 -1 -3 -4"],
                Turns(Network((Input, []), (Linear, [0]), (operation, [1]), (Linear, [1]), (Relu, [2]), (new Operation.Concat(1), [3, 4, 1])), 5));
        });

    [Fact]
    public void WhatIsMadeAnewIsOverwritten() => Assert.All(
        new Operation[]
        {
            new Operation.ClassToken(4), new Operation.PositionEmbedding(4, 4), new Operation.Attention(4, 2, 0, true, false), new Operation.MeanToken(),
            new Operation.PatchEmbed(3, 4, new Pair(2, 2), true), new Operation.SqueezeExcite(4, 2, "Relu", "Sigmoid"), new Operation.ToGray(),
            new Operation.Upsample(new Pair(2, 2), null, "Nearest", false), new Operation.Pad(new Pair(1, 1), new Pair(1, 1), "Zero"),
            new Operation.Normalize(EquatableArray.Of(0.5), EquatableArray.Of(0.5)), new Operation.Multiply(false),
        },
        operation => Assert.Equal(["1", "2!"], Turns(Network((Input, []), (operation, [0]), (Relu, [1])), 2)));

    [Fact]
    public void OfAUsersOwnLayerTheWorstIsAssumed()
    {
        var custom = new Operation.Custom(new CustomLayer("Blur", "Blur", "public"), EquatableArray<ArgumentValue>.Empty, EquatableArray.Of(Dim.One));

        Assert.Equal(["1", "2 -1", "3 -2"], Turns(Network((Input, []), (Linear, [0]), (custom, [1]), (Relu, [2])), 3));
    }

    [Fact]
    public void AViewOfAnActivationIsNot() =>
        Assert.Equal(
            ["1", "2!", "3 -1", "4 -3"],
            Turns(Network((Input, []), (Linear, [0]), (Relu, [1]), (Dropout, [2]), (Relu, [3])), 4));

    [Fact]
    public void ASumWithItselfIsNotOverwritten() =>
        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (Linear, [0]), (Add, [1, 1])), 2));

    [Fact]
    public void WhatIsKeptIsNeitherReleasedNorOverwritten() =>
        Assert.Equal(["1", "2", "3"], Turns(Network((Input, []), (Linear, [0]), (Relu, [1]), (Pool, [2])), 1, 2, 3));

    [Fact]
    public void WhatNobodyNeedsIsNotComputed() =>
        Assert.Equal(["2"], Turns(Network((Input, []), (Linear, [0]), (Pool, [0])), 2));

    [Fact]
    public void WhatOnlyAHeadReadsIsKeptInTrainingAndOverwrittenOutsideOfIt()
    {
        var network = Network((Input, []), (Linear, [0]), (Pool, [1]), (Relu, [1]), (Linear, [3]));

        Assert.Equal(["1", "3!", "4 -1"], Turns(network, 4));
        Assert.Equal(["1", "2", "3 -1", "4 -3"], Turns(network, 2, 4));
    }

    [Fact]
    public void ABlockOfTwoInputsMayHandTheSecondOneThrough()
    {
        var handsSecond = new Operation.Use(Network((Input, []), (Input, []), (Dropout, [1])));
        var addsUp = new Operation.Use(Network((Input, []), (Input, []), (Add, [0, 1])));

        Assert.Equal(["2", "3", "4"], Turns(Network((Input, []), (Input, []), (Linear, [0]), (handsSecond, [2, 1]), (Relu, [3])), 2, 4).Select(turn => turn.Split(' ')[0]));
        Assert.Equal(["2", "3 -2", "4!"], Turns(Network((Input, []), (Input, []), (Linear, [0]), (addsUp, [2, 1]), (Relu, [3])), 4));
    }

    [Fact]
    public void ABlockIsToMemoryWhatItsResultIs()
    {
        var endsInRelu = new Operation.Use(Network((Input, []), (Linear, [0]), (Relu, [1])));
        var endsInLinear = new Operation.Use(Network((Input, []), (Relu, [0]), (Linear, [1])));
        var mayBeItsInput = new Operation.Use(Network((Input, []), (Dropout, [0])));

        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (endsInRelu, [0]), (Relu, [1])), 2));
        Assert.Equal(["1", "2!"], Turns(Network((Input, []), (endsInLinear, [0]), (Relu, [1])), 2));
        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (mayBeItsInput, [0]), (Relu, [1])), 2));
        Assert.Equal(["1", "2 -1", "3!"], Turns(Network((Input, []), (Linear, [0]), (mayBeItsInput, [1]), (Relu, [2])), 3));
    }

    [Fact]
    public void ABlockThatReadsItsResultAgainKeepsIt()
    {
        var unused = Network((Input, []), (Linear, [0]), (Linear, [1]));
        var block = unused with { Result = 1 };

        Assert.Equal(["1", "2 -1"], Turns(Network((Input, []), (new Operation.Use(block), [0]), (Relu, [1])), 2));
    }

    /// <summary>Each turn as text: the node, <c>!</c> where it is in place, <c>-n</c> for what is released after it.</summary>
    private static IEnumerable<string> Turns(Model.Network network, params int[] kept) => ForwardSchedule.Of(new(network), kept).Turns
        .Select(turn => $"{turn.Node}{(turn.InPlace ? "!" : "")}{string.Concat(turn.Releases.Order().Select(released => $" -{released}"))}");

    /// <summary>A network in which every node is a value.</summary>
    private static Model.Network Network(params (Operation Operation, int[] Inputs)[] nodes) => new(
        "Sample",
        "Sample",
        EquatableArray<Argument>.Empty,
        nodes.Select((node, index) => new Node(
            index, node.Operation, node.Inputs.ToEquatableArray(), new Shape(EquatableArray.Of(Dim.Of(4))), index, $"{index}", $"{index}", 0, Dim.Zero))
            .ToEquatableArray(),
        nodes.Select((_, index) => new NamedValue($"Value{index}", ValueKind.Vector, index)).ToEquatableArray());
}
