using System.Reflection;
using DeclarativeNet.Networks.Tests.Drawn.Checking;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck.Fluent;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests;

/// <summary>What <see cref="SoundnessTests"/> compares with would show: a network that fails, shapes and counts that are not so.</summary>
public sealed class ComparisonTests
{
    /// <summary>The network of <see cref="Honest"/> as the drawing would have it.</summary>
    private static readonly DrawnNetwork Network = new(2, 8, 8, false, null, [
        new("Body", "Map", null, [Step("Conv2d", ("outChannels", 4), ("kernelSize", 3))]),
        new("Classes", "Logits", null, [Step("GlobalAvgPool"), Step("Linear", ("outFeatures", 3))])]);

    [Fact]
    public void An_entry_that_refuses_is_told_from_a_layer_that_fails()
    {
        using var network = new CompiledNetwork(typeof(Picky), Network);
        Assert.Null(network.Run(8, 7));
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => network.Run(8, 8)).InnerException);
    }

    [Fact]
    public void A_network_that_is_as_its_record_says_passes() => Assert.Null(Comparison.OfAccepted(Network, typeof(Honest)));

    [Fact]
    public void Parameters_that_are_not_there_are_found() => Assert.Equal(
        "It has 91 parameters; its summary counts 90.", Comparison.OfAccepted(Network, typeof(Miscounted))?.Reason);

    [Fact]
    public void Multiplications_that_are_not_there_are_found() => Assert.Equal(
        "It multiplies 2604 times; its summary counts 2605.", Comparison.OfAccepted(Network, typeof(Overcounted))?.Reason);

    [Fact]
    public void A_result_that_is_not_the_value_of_its_name_is_found()
    {
        var other = Network with { Values = Network.Values.SetItem(0, Network.Values[0] with { Mark = Mark.Output }) };
        Assert.Equal("At 8×8, Forward gives another Body than Trace.", Comparison.OfAccepted(other, typeof(Honest))?.Reason);
    }

    [Fact]
    public void A_shape_that_is_not_so_is_found() => Assert.Equal(
        "At 8×8, Body is 4×6×6, in Shapes 4×6×5.", Comparison.OfAccepted(Network, typeof(Misshapen))?.Reason);

    [Fact]
    public async Task What_does_not_compile_leaves_its_batch_to_be_compared()
    {
        var refused = new StepCase(
            "Relu", Kind.Any, 1, _ => Gen.Constant(Arguments.None), (_, _) => throw new RefusedException("Never."));
        var absent = refused with { Name = "NoStepAtAll", Apply = (x, _) => x };
        var verdicts = await Batch.Check([Network, With(absent), With(refused), With(absent)]);
        Assert.Equal(
            [null, typeof(Disagreement.Uncompiled), typeof(Disagreement.FalseAccept), typeof(Disagreement.Uncompiled)],
            verdicts.Select(verdict => verdict.Disagreement?.GetType()));
        Assert.True(verdicts[0].IsAccepted);
    }

    [Fact]
    public async Task Rejections_for_a_rule_of_the_language_are_counted()
    {
        var linear = Step("Linear", ("outFeatures", 3));
        var flat = new DrawnNetwork(2, 8, 8, true, null, [new("Classes", "Logits", null, [Step("Flatten"), linear])]);
        var wrong = Network with { Values = [Network.Values[0], new("Classes", "Logits", null, [linear])] };
        var verdicts = await Batch.Check([flat, wrong]);
        Assert.Equal([LanguageRule.FixedNumbers, null], verdicts.Select(verdict => verdict.Rule));
        Assert.All(verdicts, verdict => Assert.False(verdict.IsAccepted));
        var tally = verdicts.Aggregate(Tally.Empty, (sum, one) => sum.With(one));
        Assert.StartsWith("     1 rejected though libtorch runs some size", tally.RuleTable.First());
    }

    private static DrawnNetwork With(StepCase step) => Network with
    {
        Values = Network.Values.SetItem(0, Network.Values[0] with
        {
            Steps = Network.Values[0].Steps.Add(new DrawnStep.Plain(step, Arguments.None)),
        }),
    };

    private static DrawnStep Step(string name, params (string Name, Written? Value)[] arguments) =>
        new DrawnStep.Plain(StepTable.Steps.Single(step => step.Name == name), Arguments.Of(arguments));

    /// <summary>What is generated for <see cref="Honest"/>, with another number of parameters.</summary>
    private static class Miscounted
    {
        public static object Shapes => Honest.Shapes;

        public static NetworkSummary Summary => Honest.Summary with { Parameters = 90 };

        public static Honest.Net Create(long seed, torch.Device? device, torch.ScalarType? dtype) => Honest.Create(seed, device, dtype);
    }

    /// <summary>What is generated for <see cref="Honest"/>, with another number of multiplications.</summary>
    private static class Overcounted
    {
        public static object Shapes => Honest.Shapes;

        public static NetworkSummary Summary => Honest.Summary with { MultiplyAccumulates = new("2605", 2605) };

        public static Honest.Net Create(long seed, torch.Device? device, torch.ScalarType? dtype) => Honest.Create(seed, device, dtype);
    }

    /// <summary>What is generated for <see cref="Honest"/>, with another shape.</summary>
    private static class Misshapen
    {
        public static object Shapes => Honest.Shapes with { Body = ValueShape.Of(4, 6, 5) };

        public static NetworkSummary Summary => Honest.Summary;

        public static Honest.Net Create(long seed, torch.Device? device, torch.ScalarType? dtype) => Honest.Create(seed, device, dtype);
    }
}

/// <summary>A network as it should be.</summary>
[Model]
public sealed partial record Honest(
    [Input(2, 8, 8)] Image Pixels,
    [Conv2d(4, 3)] Map Body,
    [GlobalAvgPool, Linear(3)] Logits Classes);

/// <summary>A network that takes a size at which it fails.</summary>
[Model]
public sealed partial record Picky(
    [Input(2, 8, 8)] Image Pixels,
    [Custom<PickyLayer>("C H W -> C H W")] Map Body,
    [GlobalAvgPool, Linear(3)] Logits Classes);

/// <summary>A layer that fails as an entry does: with an <see cref="ArgumentException"/> of the same argument.</summary>
public sealed class PickyLayer() : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(PickyLayer))
{
    /// <summary>Takes nothing.</summary>
    public override torch.Tensor forward(torch.Tensor input) => throw new ArgumentException("Picky takes nothing.", nameof(input));
}
