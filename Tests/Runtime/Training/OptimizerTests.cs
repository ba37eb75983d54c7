using System.Globalization;
using DeclarativeNet.Training.Optimizers;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

public class OptimizerTests
{
    [Fact]
    public void Sgd_follows_its_formula()
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f, -2f }));
        using var sgd = new Sgd([new("weight", parameter)], momentum: 0.5, weightDecay: 0.1);
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
        using var adam = new Adam([new("weight", parameter)], weightDecay: 0);
        Descend(parameter, adam, learningRate: 0.125);
        AssertNear([0.875f, -1.875f], parameter);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        using var used = nn.Parameter(tensor(new[] { 1f }));
        using var unused = nn.Parameter(tensor(new[] { 5f }));
        using var adam = new Adam([new("unused", unused), new("used", used)], weightDecay: 0.1);
        Descend(used, adam, learningRate: 0.1);
        AssertNear([5f], unused);
        AssertNear([0.9f], used);
    }

    [Fact]
    public void State_has_pytorchs_names()
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f }));
        using var adam = new Adam([new("conv.weight", parameter)], weightDecay: 0);
        using var sgd = new Sgd([new("conv.weight", parameter)], momentum: 0.9, weightDecay: 0);
        using var plain = new Sgd([new("conv.weight", parameter)], momentum: 0, weightDecay: 0);
        Assert.Equal(["exp_avg/conv.weight", "exp_avg_sq/conv.weight", "step"], adam.State.Keys.Order());
        Assert.Equal(["momentum_buffer/conv.weight"], sgd.State.Keys);
        Assert.Empty(plain.State);
    }

    [SkippableTheory]
    [InlineData(Optimizer.Adam, 0.1, 0, 0)]
    [InlineData(Optimizer.Adam, 0.01, 0, 0.1)]
    [InlineData(Optimizer.Sgd, 0.01, 0, 0)]
    [InlineData(Optimizer.Sgd, 0.01, 0.9, 0)]
    [InlineData(Optimizer.Sgd, 0.01, 0.5, 0.1)]
    public void Steps_are_those_of_pytorch(Optimizer optimizer, double learningRate, double momentum, double weightDecay)
    {
        const int steps = 20;
        var expected = StepsOfPyTorch(optimizer, learningRate, momentum, weightDecay, steps);
        using var parameter = nn.Parameter(tensor(new[] { 1f, -2f, 0.5f, 0.25f, 3f, -0.125f }, [2, 3]));
        using IOptimizer ours = optimizer == Optimizer.Adam
            ? new Adam([new("weight", parameter)], weightDecay)
            : new Sgd([new("weight", parameter)], momentum, weightDecay);
        foreach (var (step, numbers) in expected.Index())
        {
            using var scope = NewDisposeScope();
            parameter.grad = null;
            (parameter.pow(2).mul(step + 1) + parameter.mul(3).sin()).sum().backward();
            ours.Step(learningRate);
            AssertNear(numbers, parameter);
        }
        Assert.Equal(steps, expected.Length);
    }

    /// <summary>One step down the sum of squares.</summary>
    private static void Descend(Tensor parameter, IOptimizer optimizer, double learningRate)
    {
        using var scope = NewDisposeScope();
        parameter.grad = null;
        parameter.pow(2).sum().backward();
        optimizer.Step(learningRate);
    }

    private static void AssertNear(float[] expected, Tensor actual)
    {
        var numbers = actual.detach().cpu().data<float>().ToArray();
        Assert.Equal(expected.Length, numbers.Length);
        foreach (var (wanted, got) in expected.Zip(numbers))
            Assert.InRange(Math.Abs(wanted - got), 0, 2e-6 * Math.Max(1, Math.Abs(wanted)));
    }

    private static float[][] StepsOfPyTorch(Optimizer optimizer, double learningRate, double momentum, double weightDecay, int steps)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var numbers = new[] { learningRate, momentum, weightDecay, steps }.Select(number => number.ToString(CultureInfo.InvariantCulture));
        var lines = PyTorch.Run(Path.Combine("Training", "optimizer_steps.py"), [optimizer.ToString().ToLowerInvariant(), .. numbers])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
    }
}
