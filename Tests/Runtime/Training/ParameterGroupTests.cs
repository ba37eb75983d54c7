using DeclarativeNet.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

public class ParameterGroupTests
{
    private static readonly Recipe Decaying = new() { WeightDecay = 0.1 };

    [Fact]
    public void Weights_decay_and_nothing_else_does()
    {
        using var network = new Everything();
        Assert.Equal(
            ["conv.weight", "head.weight"],
            Names(Parameters(Decaying, network).Where(parameter => parameter.Group.WeightDecay == 0.1)));
        Assert.Equal(
            ["bn.bias", "bn.weight", "conv.bias", "embed.token", "head.bias", "ln.bias", "ln.weight"],
            Names(Parameters(Decaying, network).Where(parameter => parameter.Group.WeightDecay == 0)));
    }

    [Fact]
    public void All_decay_where_the_recipe_says_so()
    {
        using var network = new Everything();
        Assert.All(Parameters(Decaying with { DecayAll = true }, network), parameter => Assert.Equal(0.1, parameter.Group.WeightDecay));
    }

    [Fact]
    public void The_last_weight_is_the_head()
    {
        using var network = new Everything();
        Assert.Equal(
            ["head.weight"],
            Names(Parameters(Decaying, network).Where(parameter => parameter.Group.Kind == ParameterKind.Head)));
    }

    [Fact]
    public void Each_parameter_is_in_one_group_and_has_its_share_of_the_learning_rate()
    {
        using var network = new Everything();
        var factors = new Dictionary<string, double> { ["conv.weight"] = 0.5, ["bn.bias"] = 0.25 };
        var parameters = Parameters(Decaying, network, factors);
        Assert.Equal(network.named_parameters().Select(named => named.name).Order(StringComparer.Ordinal), Names(parameters));
        Assert.All(parameters, parameter => Assert.Equal(factors.GetValueOrDefault(parameter.Name, 1), parameter.Group.RateFactor));
    }

    [Fact]
    public void Only_weights_shrink_without_a_gradient_to_follow()
    {
        using var network = new Everything();
        using var optimizer = OptimizerFactory.Create(Decaying with { Optimizer = Optimizer.AdamW }, network);
        foreach (var parameter in network.parameters())
            parameter.grad = zeros_like(parameter);
        var before = Norms(network);
        optimizer.Step(0.5);
        var after = Norms(network);
        Assert.All(before, named => Assert.Equal(
            named.Key is "conv.weight" or "head.weight" ? named.Value * 0.95 : named.Value, after[named.Key], 1e-5));
    }

    [Fact]
    public void Clipped_gradients_are_as_long_as_they_may_be_together()
    {
        using var first = nn.Parameter(zeros(1));
        using var second = nn.Parameter(zeros(1));
        using var without = nn.Parameter(zeros(1));
        (first.grad, second.grad) = (tensor(new[] { 3f }), tensor(new[] { -4f }));
        Gradients.ClipNorm([first, second, without], maximum: 6);
        Assert.Equal((3f, -4f), (first.grad!.item<float>(), second.grad!.item<float>()));
        Gradients.ClipNorm([first, second, without], maximum: 1);
        Assert.Equal(0.6f, first.grad!.item<float>(), 1e-6f);
        Assert.Equal(-0.8f, second.grad!.item<float>(), 1e-6f);
    }

    [Fact]
    public void Nothing_to_clip_is_no_error()
    {
        using var without = nn.Parameter(zeros(1));
        Gradients.ClipNorm([without], maximum: 1);
        Assert.Null(without.grad);
    }

    private static List<(string Name, ParameterGroup Group)> Parameters(
        Recipe recipe, Network network, Dictionary<string, double>? factors = null) =>
    [
        .. from @group in ParameterGroups.Of(recipe, network, factors)
           from parameter in @group.Parameters
           select (parameter.Name, @group),
    ];

    private static IEnumerable<string> Names(IEnumerable<(string Name, ParameterGroup Group)> parameters) =>
        parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal);

    private static Dictionary<string, double> Norms(Network network) =>
        network.named_parameters().ToDictionary(named => named.name, named => (double)named.parameter.norm().item<float>());

    /// <summary>A network that has a parameter of each kind.</summary>
    private sealed class Everything : Network
    {
        public Everything()
            : base(nameof(Everything))
        {
            Register("conv", nn.Conv2d(3, 4, 3));
            Register("bn", nn.BatchNorm2d(4));
            Register("embed.token", new Parameter(ones(1, 5, 4)));
            Register("ln", nn.LayerNorm([5, 4]));
            Register("head", nn.Linear(4, 2));
        }

        public override Tensor forward(Tensor input) => throw new NotSupportedException();
    }
}
