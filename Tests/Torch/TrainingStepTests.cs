using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Torch.Tests;

/// <summary>A small convolutional network, trained for some steps: what generated code and the training loop are made of.</summary>
[Collection("torch")]
public class TrainingStepTests
{
    [Fact]
    public void A_network_learns_to_tell_two_patterns_apart()
    {
        manual_seed(1);
        using var network = new SmallNetwork();
        using var images = zeros(8, 3, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 0, 1, 0, 1, 0, 1 });
        for (var i = 1; i < 8; i += 2)
        {
            using var half = images[i].narrow(1, 0, 4);
            half.fill_(1);
        }

        var (first, last) = (0f, 0f);
        for (var step = 0; step < 30; step++)
        {
            using var scope = NewDisposeScope();
            var loss = F.cross_entropy(network.call(images), labels);
            network.zero_grad();
            loss.backward();
            using (no_grad())
            {
                foreach (var parameter in network.parameters())
                    parameter.sub_(parameter.grad!.mul(0.1));
            }

            last = loss.item<float>();
            first = step == 0 ? last : first;
        }

        Assert.InRange(last, 0, first / 4);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        using var network = new SmallNetwork();
        using var images = rand(4, 3, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 0, 1 });
        Step(network, images, labels);
        var before = Tensor.TotalCount;
        for (var step = 0; step < 50; step++)
            Step(network, images, labels);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void Step(SmallNetwork network, Tensor images, Tensor labels)
    {
        using var logits = network.call(images);
        using var loss = F.cross_entropy(logits, labels);
        loss.backward();
        network.zero_grad();
    }

    private sealed class SmallNetwork : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Linear fc;

        public SmallNetwork()
            : base(nameof(SmallNetwork))
        {
            conv1 = nn.Conv2d(3, 4, 3, padding: 1);
            bn1 = nn.BatchNorm2d(4);
            fc = nn.Linear(4 * 4 * 4, 2);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var convolved = conv1.call(input);
            using var normalized = bn1.call(convolved);
            using var active = F.relu(normalized);
            using var pooled = F.max_pool2d(active, 2);
            using var flat = pooled.flatten(1);
            return fc.call(flat);
        }
    }
}
