using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>The networks of the language's description: shapes, parameters, names and preconditions.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void KerasCnnIsCheckedWithoutFindings()
    {
        var result = Examples.KerasCnn.Check();
        Assert.Empty(result.Findings);
        Assert.Empty(result.Precondition);
        Assert.Equal(
            ["Pixels 3×32×32", "Stem 32×16×16", "Body 64×8×8", "Hidden 128", "Classes 10"],
            result.Network!.Values.Select(value => $"{value.Name} {result.Network.Nodes[value.Node].Shape}"));
        Assert.Equal(
            ["stem.conv2d 896", "body.conv2d 18496", "hidden.linear 524416", "classes.linear 1290"],
            result.Network.Nodes.Where(node => node.Parameters > 0).Select(node => $"{node.Path} {node.Parameters}"));
        Assert.Equal(
            (32 * 32 * 32 * 27) + (16 * 16 * 64 * 288) + (4096 * 128) + 1280, result.Network.Nodes.Sum(node => node.MultiplyAccumulates.Value));
    }

    [Fact]
    public void ResNet18HasTheParametersOfThePaperAndTheNamesOfTorchvision()
    {
        var result = Examples.ResNet18.Check(Examples.BasicBlock);
        Assert.Empty(result.Findings);
        Assert.Equal([new Condition("H ≥ 1", "H >= 1"), new Condition("W ≥ 1", "W >= 1")], result.Precondition);
        Assert.Equal(11_689_512, result.Network!.Nodes.Sum(node => node.Parameters));
        Assert.Equal(
            ["layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0", "layer3.1", "layer4.0", "layer4.1"],
            result.Network.Nodes.Where(node => node.Operation is Operation.Use).Select(node => node.Path));
        Assert.Equal("512×(H + 31)/32×(W + 31)/32", result.Network.Nodes[result.Network.Values[5].Node].Shape.ToString());
    }

    [Fact]
    public void EqualUsesOfABlockAreEqualNetworks()
    {
        var result = Examples.ResNet(Input(3, 224, 224)).Check(Examples.BasicBlock);
        Assert.Empty(result.Findings);
        var blocks = result.Network!.Nodes.Select(node => node.Operation).OfType<Operation.Use>().Select(use => use.Block).ToList();
        Assert.Equal(blocks[0], blocks[1]);
        Assert.NotEqual(blocks[1], blocks[2]);
        Assert.Equal(
            ["conv1", "bn1", "conv2", "bn2", "skip.conv2d", "skip.batch_norm"],
            blocks[2].Nodes.Where(node => node.Parameters > 0).Select(node => node.Path));
        Assert.Equal(
            ["Conv1", "Bn1", "Conv2", "Bn2", "Conv2d", "BatchNorm"],
            blocks[2].Nodes.Where(node => node.Parameters > 0).Select(node => node.Member));
        Assert.Equal(1_814_073_344, result.Network.Nodes.Sum(node => node.MultiplyAccumulates.Value));
    }

    [Fact]
    public void ABlockOnItsOwnIsSilentAboutWhatDependsOnItsUse() => Assert.Empty(Examples.BasicBlock.Check().Findings);
}
