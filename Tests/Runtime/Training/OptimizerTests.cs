using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DeclarativeNet.Training.Optimizers;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

public class OptimizerTests
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Recipe Plain = new() { Optimizer = Optimizer.Sgd, Momentum = 0, LearningRate = 0.1 };

    [Fact]
    public void Sgd_follows_its_formula()
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f, -2f }));
        using var sgd = Create(Plain with { Momentum = 0.5, WeightDecay = 0.1 }, ("weight", parameter));
        Descend(parameter, sgd, learningRate: 0.25);
        // The loss is the sum of squares: g = 2θ + 0.1θ = 2.1θ, v = g, θ ← θ - 0.25 · 2.1θ = 0.475θ.
        AssertNear([0.475f, -0.95f], parameter);
        Descend(parameter, sgd, learningRate: 0.25);
        // g = 2.1 · 0.475θ₀ = 0.9975θ₀, v = 0.5 · 2.1θ₀ + g = 2.0475θ₀, θ ← 0.475θ₀ - 0.25v = -0.036875θ₀.
        AssertNear([-0.036875f, 0.07375f], parameter);
    }

    [Fact]
    public void Adams_first_step_is_the_learning_rate_against_the_gradients_sign()
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f, -2f }));
        using var adam = Create(Plain with { Optimizer = Optimizer.Adam }, ("weight", parameter));
        Descend(parameter, adam, learningRate: 0.125);
        AssertNear([0.875f, -1.875f], parameter);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_parameter_without_a_gradient_stays(Optimizer optimizer)
    {
        using var used = nn.Parameter(tensor(new[] { 1f, 2f }, [2, 1]));
        using var unused = nn.Parameter(tensor(new[] { 5f }, [1, 1]));
        using var moving = Create(Plain with { Optimizer = optimizer, WeightDecay = 0.1 }, ("unused", unused), ("used", used));
        Descend(used, moving, learningRate: 0.1);
        AssertNear([5f], unused);
        Assert.All(used.data<float>().ToArray().Zip([1f, 2f]), pair => Assert.True(pair.First < pair.Second));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_parameter_that_begins_late_moves_like_one_that_begins_at_once(Optimizer optimizer)
    {
        using var first = nn.Parameter(tensor(new[] { 1f, -2f }, [2, 1]));
        using var late = nn.Parameter(tensor(new[] { 1f, -2f }, [2, 1]));
        using var moving = Create(Plain with { Optimizer = optimizer, WeightDecay = 0.1 }, ("first", first), ("late", late));
        for (var step = 0; step < 5; step++)
            Descend(first, moving, learningRate: 0.01);
        var reached = first.data<float>().ToArray();
        first.grad = null;
        for (var step = 0; step < 5; step++)
            Descend(late, moving, learningRate: 0.01);
        AssertNear(reached, late);
        AssertNear(reached, first);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_group_goes_at_its_share_of_the_learning_rate(Optimizer optimizer)
    {
        using var whole = nn.Parameter(tensor(new[] { 1f, -2f }, [2, 1]));
        using var half = nn.Parameter(tensor(new[] { 1f, -2f }, [2, 1]));
        var recipe = Plain with { Optimizer = optimizer };
        using var atWhole = Create(recipe, ("weight", whole));
        using var atHalf = OptimizerFactory.Create(
            recipe, [new("weights", [new("weight", half)], WeightDecay: 0, RateFactor: 0.5, ParameterKind.Weight)]);
        Descend(whole, atWhole, learningRate: 0.05);
        Descend(half, atHalf, learningRate: 0.1);
        AssertNear(whole.data<float>().ToArray(), half);
    }

    [Theory]
    [InlineData(Optimizer.Adam, "exp_avg/conv.weight exp_avg_sq/conv.weight step")]
    [InlineData(Optimizer.AdamW, "exp_avg/conv.weight exp_avg_sq/conv.weight step")]
    [InlineData(Optimizer.Sgd, "momentum_buffer/conv.weight")]
    [InlineData(Optimizer.RmsProp, "momentum_buffer/conv.weight square_avg/conv.weight")]
    [InlineData(Optimizer.Lion, "exp_avg/conv.weight")]
    [InlineData(Optimizer.Lamb, "exp_avg/conv.weight exp_avg_sq/conv.weight step")]
    [InlineData(Optimizer.Muon, "momentum_buffer/conv.weight")]
    public void State_has_pytorchs_names(Optimizer optimizer, string names)
    {
        using var parameter = nn.Parameter(ones(2, 2));
        using var moving = Create(Plain with { Optimizer = optimizer, Momentum = 0.9 }, ("conv.weight", parameter));
        Assert.Equal(names.Split(' '), moving.State.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sgd_without_momentum_remembers_nothing()
    {
        using var parameter = nn.Parameter(ones(2, 2));
        using var plain = Create(Plain, ("conv.weight", parameter));
        Assert.Empty(plain.State);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_state_put_back_goes_on_bit_for_bit(Optimizer optimizer)
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f, -2f, 3f, 0.5f }, [2, 2]));
        using var again = nn.Parameter(zeros(2, 2));
        var recipe = Plain with { Optimizer = optimizer, Momentum = 0.9, WeightDecay = 0.01 };
        using var moving = Create(recipe, ("weight", parameter));
        Descend(parameter, moving, 0.01);
        Descend(parameter, moving, 0.01);
        using var other = Create(recipe, ("weight", again));
        using (no_grad())
        {
            again.copy_(parameter);
            foreach (var (name, tensor) in other.State)
                tensor.copy_(moving.State[name]);
        }
        Descend(parameter, moving, 0.01);
        Descend(again, other, 0.01);
        Assert.Equal(parameter.bytes.ToArray(), again.bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_leaves_no_tensor_behind(Optimizer optimizer)
    {
        using var matrix = nn.Parameter(ones(3, 2));
        using var bias = nn.Parameter(ones(3));
        using (var sum = matrix.sum())
        using (var all = bias.sum())
        {
            sum.backward();
            all.backward();
        }
        var before = LiveTensors.Settled();
        var recipe = Plain with { Optimizer = optimizer, Momentum = 0.9, WeightDecay = 0.1 };
        using (var moving = Create(recipe, ("matrix", matrix), ("bias", bias)))
        {
            var made = Tensor.TotalCount;
            moving.Step(0.01);
            moving.Step(0.01);
            Assert.Equal(made, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [SkippableTheory]
    [InlineData(Optimizer.Adam, 0.1, 0, 0)]
    [InlineData(Optimizer.Adam, 0.01, 0, 0.1)]
    [InlineData(Optimizer.AdamW, 0.1, 0, 0)]
    [InlineData(Optimizer.AdamW, 0.01, 0, 0.1)]
    [InlineData(Optimizer.Sgd, 0.01, 0, 0)]
    [InlineData(Optimizer.Sgd, 0.01, 0.9, 0)]
    [InlineData(Optimizer.Sgd, 0.01, 0.5, 0.1)]
    [InlineData(Optimizer.Sgd, 0.01, 0.5, 0.1, true)]
    [InlineData(Optimizer.RmsProp, 0.01, 0, 0)]
    [InlineData(Optimizer.RmsProp, 0.01, 0.9, 0.1)]
    [InlineData(Optimizer.Lion, 0.01, 0, 0.1)]
    public void Steps_are_those_of_pytorch(
        Optimizer optimizer, double learningRate, double momentum, double weightDecay, bool nesterov = false) =>
        AssertSteps(new(optimizer, learningRate, momentum, nesterov, weightDecay, [2, 3]), tolerance: 2e-6);

    [SkippableTheory]
    [InlineData(0, 2, 3)]
    [InlineData(0.1, 2, 3)]
    [InlineData(0.1, 7)]
    public void Lamb_follows_its_paper(double weightDecay, params int[] shape) =>
        AssertSteps(new(Optimizer.Lamb, 0.01, 0, false, weightDecay, [.. shape]), tolerance: 5e-6);

    [SkippableTheory]
    [InlineData(0, 0, 3, 5)]
    [InlineData(0.95, 0, 5, 3)]
    [InlineData(0.95, 0.1, 4, 2, 3, 3)]
    public void Muon_follows_its_authors(double momentum, double weightDecay, params int[] shape) =>
        // The iteration multiplies small singular values, and rounding with them, by some 500.
        AssertSteps(new(Optimizer.Muon, 0.02, momentum, false, weightDecay, [.. shape]), tolerance: 1e-4);

    public static TheoryData<Optimizer> Optimizers() => [.. Enum.GetValues<Optimizer>()];

    private static void AssertSteps(Steps wanted, double tolerance)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var output = PyTorch.Run(
            Path.Combine("Training", "optimizer_steps.py"),
            wanted.Optimizer.ToString().ToLowerInvariant(),
            JsonSerializer.Serialize(wanted, SnakeCase));
        var expected = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        Assert.Equal(wanted.Count, expected.Length);
        var count = wanted.Shape.Aggregate(1, (product, size) => product * size);
        using var parameter = nn.Parameter(tensor(
            Enumerable.Range(0, count).Select(place => (float)(Math.Sin((place * 1.7) + 1) * 2)).ToArray(),
            [.. wanted.Shape.Select(size => (long)size)]));
        var recipe = Plain with
        {
            Optimizer = wanted.Optimizer,
            Momentum = wanted.Momentum,
            Nesterov = wanted.Nesterov,
            WeightDecay = wanted.WeightDecay,
        };
        using var ours = OptimizerFactory.Create(
            recipe,
            [
                new(
                    "one",
                    [new("weight", parameter)],
                    wanted.WeightDecay,
                    RateFactor: 1,
                    wanted.Shape.Length > 1 ? ParameterKind.Weight : ParameterKind.Plain),
            ]);
        foreach (var (step, numbers) in expected.Index())
        {
            using var scope = NewDisposeScope();
            parameter.grad = null;
            (parameter.pow(2).mul(step + 1) + parameter.mul(3).sin()).sum().backward();
            ours.Step(wanted.LearningRate);
            AssertNear(numbers, parameter, tolerance);
        }
    }

    private static IOptimizer Create(Recipe recipe, params (string Name, Tensor Tensor)[] parameters) => OptimizerFactory.Create(
        recipe,
        [
            .. parameters.GroupBy(parameter => parameter.Tensor.ndim > 1).Select(group => new ParameterGroup(
                "some",
                [.. group.Select(parameter => new NamedParameter(parameter.Name, parameter.Tensor))],
                recipe.WeightDecay,
                RateFactor: 1,
                group.Key ? ParameterKind.Weight : ParameterKind.Plain)),
        ]);

    /// <summary>One step down the sum of squares.</summary>
    private static void Descend(Tensor parameter, IOptimizer optimizer, double learningRate)
    {
        using var scope = NewDisposeScope();
        parameter.grad = null;
        parameter.pow(2).sum().backward();
        optimizer.Step(learningRate);
    }

    private static void AssertNear(float[] expected, Tensor actual, double tolerance = 2e-6)
    {
        var numbers = actual.detach().cpu().data<float>().ToArray();
        Assert.Equal(expected.Length, numbers.Length);
        foreach (var (wanted, got) in expected.Zip(numbers))
            Assert.InRange(Math.Abs(wanted - got), 0, tolerance * Math.Max(1, Math.Abs(wanted)));
    }

    /// <summary>What is asked of the script.</summary>
    private sealed record Steps(
        Optimizer Optimizer, double LearningRate, double Momentum, bool Nesterov, double WeightDecay, ImmutableArray<int> Shape)
    {
        [System.Text.Json.Serialization.JsonPropertyName("steps")]
        public int Count => 25;
    }
}
