using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

[Collection("torch")]
public class ModuleTests
{
    private static readonly string[] Names =
    [
        "stem.conv.weight", "stem.bn.weight", "stem.bn.bias", "stem.bn.running_mean", "stem.bn.running_var", "stem.bn.num_batches_tracked",
        "head.weight", "head.bias",
    ];

    [Fact]
    public void The_state_dictionary_has_dotted_names()
    {
        using var network = new Outer();
        Assert.Equal(Names.Order(), network.state_dict().Keys.Order());
        Assert.Equal(["stem.conv.weight", "stem.bn.weight", "stem.bn.bias", "head.weight", "head.bias"], network.named_parameters().Select(entry => entry.name));
        Assert.Equal(["stem", "head"], network.named_children().Select(entry => entry.name));
        Assert.Contains("stem.conv", network.named_modules().Select(entry => entry.name));
        Assert.Equal(3, network.buffers().Count());
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void State_goes_from_one_network_to_another()
    {
        using var source = new Outer();
        using var target = new Outer();
        using var images = rand(2, 3, 4, 4);
        target.load_state_dict(source.state_dict());
        Assert.True(source.call(images).allclose(target.call(images)));
        var incomplete = source.state_dict();
        incomplete.Remove("head.bias");
        Assert.Throws<InvalidOperationException>(() => target.load_state_dict(incomplete));
        Assert.Equal(["head.bias"], target.load_state_dict(incomplete, strict: false).missing_keys);
    }

    [Fact]
    public void Training_and_evaluation_reach_every_module()
    {
        using var network = new Outer();
        Assert.True(network.training);
        network.eval();
        Assert.All(network.modules(), module => Assert.False(module.training));
        network.train();
        Assert.All(network.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Disposing_a_network_releases_all_it_holds()
    {
        var network = new Outer();
        var held = network.state_dict().Values;
        Assert.All(held, tensor => Assert.False(tensor.IsInvalid));
        network.Dispose();
        network.Dispose();
        Assert.All(held, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        using var network = new Outer();
        Assert.ThrowsAny<InvalidOperationException>(() => network.register_module("head", nn.Linear(1, 1)));
        Assert.ThrowsAny<ArgumentException>(() => network.register_module("a.b", nn.Linear(1, 1)));
    }

    [Fact]
    public void Gradients_are_cleared()
    {
        using var network = new Outer();
        network.call(rand(2, 3, 4, 4)).sum().backward();
        Assert.All(network.parameters(), parameter => Assert.NotNull(parameter.grad));
        network.zero_grad();
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void A_network_changes_its_type()
    {
        using var network = new Outer().to(ScalarType.Float64);
        Assert.All(network.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.Equal(ScalarType.Float64, network.call(rand(2, 3, 4, 4, dtype: ScalarType.Float64)).dtype);
        Assert.Equal(Names.Order(), network.state_dict().Keys.Order());
    }

    [Fact]
    public void Parameters_start_as_in_PyTorch()
    {
        manual_seed(0);
        using var conv = nn.Conv2d(3, 32, 3);
        var bound = 1 / MathF.Sqrt(3 * 3 * 3);
        Assert.InRange(conv.weight.abs().max().item<float>(), bound * 0.98f, bound);
        Assert.InRange(conv.bias!.abs().max().item<float>(), 0, bound);
        using var linear = nn.Linear(100, 50);
        Assert.InRange(linear.weight.abs().max().item<float>(), 0.098f, 0.1f);
        using var norm = nn.BatchNorm2d(4);
        Elements.Equal([1, 1, 1, 1], norm.weight!);
        Elements.Equal([0, 0, 0, 0], norm.running_mean!);
        Elements.Equal([1, 1, 1, 1], norm.running_var!);
        Assert.Equal(0, norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Batch_norm_keeps_running_statistics()
    {
        using var norm = nn.BatchNorm2d(1);
        using var images = tensor(new float[] { 0, 2, 4, 6 }).reshape(1, 1, 2, 2);
        Elements.Equal([-1.3416404f, -0.44721344f, 0.44721344f, 1.3416404f], norm.call(images), 1e-4f);
        Elements.Equal([0.3f], norm.running_mean!);
        Elements.Equal([0.9f + (0.1f * 20 / 3)], norm.running_var!);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
        norm.eval();
        using var same = norm.call(zeros(1, 1, 2, 2));
        Assert.Equal(-0.3f / MathF.Sqrt(1.5666667f), same.data<float>()[0, 0, 0, 0], 1e-4f);
    }

    private sealed class Inner : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv = nn.Conv2d(3, 2, 3, padding: 1, bias: false);
        private readonly BatchNorm2d bn = nn.BatchNorm2d(2);

        public Inner()
            : base(nameof(Inner)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var convolved = conv.call(input);
            return bn.call(convolved);
        }
    }

    private sealed class Outer : nn.Module<Tensor, Tensor>
    {
        private readonly Inner stem = new();
        private readonly Linear head = nn.Linear(2, 5);

        public Outer()
            : base(nameof(Outer)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var features = stem.call(input);
            using var pooled = features.mean([2, 3]);
            return head.call(pooled);
        }
    }
}
