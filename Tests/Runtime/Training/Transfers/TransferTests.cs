using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Training.Transfers;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Transfers;

public sealed class TransferTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("transfer").FullName;

    private string Place => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_network_of_as_many_classes_is_loaded_whole()
    {
        using var first = new Classifier(classes: 2);
        using var second = new Classifier(classes: 2);
        StateDictionary.Save(first, Place);
        var report = Ok(Transfer.From(second, Place));
        Assert.Equal($"{Place}: all 19 tensors loaded\n", report.ToString());
        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void A_head_for_other_classes_begins_anew()
    {
        using var first = new Classifier(classes: 10);
        using var second = new Classifier(classes: 2);
        StateDictionary.Save(first, Place);
        var drawn = second.get_parameter("classes.linear.weight")!.bytes.ToArray();
        var report = Ok(Transfer.From(second, Place));
        Assert.Equal(
            $"""
            {Place}: 17 of 19 tensors loaded
            Tensor                  In the file   In the network
            ------------------------------------------------------------------------------
            classes.linear.weight         10×48             2×48   last layer: begins anew
            classes.linear.bias              10                2   last layer: begins anew

            """,
            report.ToString());
        Assert.Equal(drawn, second.get_parameter("classes.linear.weight")!.bytes.ToArray());
        Assert.Equal(
            first.get_parameter("stem.conv2d.weight")!.bytes.ToArray(), second.get_parameter("stem.conv2d.weight")!.bytes.ToArray());
    }

    [Fact]
    public void What_is_missing_unexpected_or_of_another_shape_is_told()
    {
        using var first = new Classifier(classes: 2);
        Write(first.state_dict().ToImmutableDictionary()
            .Remove("layer1.1.bn1.weight")
            .Add("fc.weight", first.get_parameter("classes.linear.weight")!)
            .SetItem("stem.conv2d.bias", first.get_parameter("classes.linear.bias")!));
        using var second = new Classifier(classes: 2);
        var report = Ok(Transfer.From(second, Place));
        Assert.Equal(
            [
                new("stem.conv2d.bias", TransferOutcome.OtherShape, "2", "3"),
                new("layer1.1.bn1.weight", TransferOutcome.Missing, "", "3"),
                new("fc.weight", TransferOutcome.Unexpected, "2×48", ""),
            ],
            report.Rows.Where(row => row.Outcome != TransferOutcome.Loaded));
        Assert.Equal(17, report.Count(TransferOutcome.Loaded));
    }

    [SkippableFact]
    public void Weights_of_pytorch_are_read_under_other_names()
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var sums = PyTorch.Run(Path.Combine("Training", "Transfers", "pytorch_weights.py"), Place, "2")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(
                words => words[0].Replace("fc.", "classes.linear."), words => double.Parse(words[1], CultureInfo.InvariantCulture));
        using var network = new Classifier(classes: 2);
        var report = Ok(Transfer.From(network, Place, new Renaming("fc.", "classes.linear.")));
        Assert.Equal(19, report.Count(TransferOutcome.Loaded));
        Assert.Equal(19, sums.Count);
        Assert.All(network.state_dict(), named => Assert.Equal(sums[named.Key], Sum(named.Value), 1e-5));
    }

    [Fact]
    public void Renamings_are_applied_in_turn()
    {
        using var first = new Classifier(classes: 2);
        Write(first.state_dict().ToImmutableDictionary(named => "module.old_" + named.Key, named => named.Value));
        using var second = new Classifier(classes: 2);
        Assert.Equal(
            19, Ok(Transfer.From(second, Place, new Renaming("module.", ""), new Renaming("old_", ""))).Count(TransferOutcome.Loaded));
        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void Weights_of_another_architecture_are_refused() => AssertRefused(
        state => ImmutableDictionary<string, Tensor>.Empty.Add("fc.weight", state["classes.linear.weight"]),
        "no parameter of the network is in this file in its shape: the network has 'classes.linear.bias' of 2, the file 'fc.weight' of 2×48",
        "give weights of this architecture, and renamings where their names differ");

    [Fact]
    public void A_file_of_statistics_alone_is_refused() => AssertRefused(
        state => state.Where(named => named.Key.Contains("running")).ToImmutableDictionary(),
        "no parameter of the network is in this file in its shape: the network has 'classes.linear.bias' of 2, "
            + "the file 'layer1.0.bn1.running_mean' of 3",
        "give weights of this architecture, and renamings where their names differ");

    [Fact]
    public void Two_tensors_of_one_name_are_refused() => AssertRefused(
        state => state.Add("module.stem.conv2d.bias", state["stem.conv2d.bias"]),
        "several of its tensors would be 'stem.conv2d.bias' in the network",
        "rename fewer of them",
        new Renaming("module.", ""));

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        using var network = new Classifier(classes: 2);
        StateDictionary.Save(network, Place);
        var bytes = File.ReadAllBytes(Place);
        Assert.All([0, 7, 100, bytes.Length - 1], length =>
        {
            File.WriteAllBytes(Place, bytes[..length]);
            Assert.Equal(Place, Failed(Transfer.From(network, Place)).Where);
        });
        File.Delete(Place);
        Assert.Equal("there is no such file", Failed(Transfer.From(network, Place)).What);
    }

    private void AssertRefused(
        Func<ImmutableDictionary<string, Tensor>, ImmutableDictionary<string, Tensor>> change,
        string what,
        string remedy,
        params ImmutableArray<Renaming> renamings)
    {
        using var network = new Classifier(classes: 2);
        Write(change(network.state_dict().ToImmutableDictionary()));
        using var target = new Classifier(classes: 2);
        var before = Bytes(target);
        Assert.Equal(new Failure(what, Place, remedy), Failed(Transfer.From(target, Place, renamings)));
        Assert.Equal(before, Bytes(target));
    }

    private void Write(ImmutableDictionary<string, Tensor> tensors) =>
        Assert.IsType<Result<string>.Ok>(SafeTensors.Write(Place, tensors, ImmutableDictionary<string, string>.Empty));

    private static TransferReport Ok(Result<TransferReport> result) => Assert.IsType<Result<TransferReport>.Ok>(result).Value;

    private static Failure Failed(Result<TransferReport> result) => Assert.IsType<Result<TransferReport>.Failed>(result).Failure;

    private static double Sum(Tensor tensor) => tensor.to(ScalarType.Float64).sum().item<double>();

    private static byte[] Bytes(nn.Module network) =>
        [.. network.state_dict().OrderBy(named => named.Key, StringComparer.Ordinal).SelectMany(named => named.Value.bytes.ToArray())];
}
