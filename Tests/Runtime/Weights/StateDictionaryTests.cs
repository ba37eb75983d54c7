using System.Collections.Immutable;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Weights;

public sealed class StateDictionaryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weights").FullName;

    private string Place => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_networks_weights_come_back_bit_for_bit()
    {
        using var first = new TinyNetwork();
        using var second = new TinyNetwork();
        Assert.NotEqual(Bytes(first), Bytes(second));
        StateDictionary.Save(first, Place);
        Assert.IsType<Result<TinyNetwork>.Ok>(StateDictionary.Load(second, Place));
        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void Names_are_pytorchs()
    {
        using var network = new TinyNetwork();
        StateDictionary.Save(network, Place);
        using var file = SafeTensors.Read(Place).Match(read => read, failure => throw new InvalidOperationException(failure.ToString()));
        Assert.Equal(
            [
                "classes.bias", "classes.weight", "stem.conv.bias", "stem.conv.weight", "stem.norm.bias",
                "stem.norm.num_batches_tracked", "stem.norm.running_mean", "stem.norm.running_var", "stem.norm.weight",
            ],
            file.Tensors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Missing_and_unexpected_names_are_told_of() => AssertRefused(
        state => state.Remove("classes.bias").Remove("classes.weight").Add("fc.weight", state["classes.weight"]),
        "these weights do not fit the network: they lack 'classes.bias', 'classes.weight' and have 'fc.weight', which the network does not");

    [Fact]
    public void Many_names_are_counted() => AssertRefused(
        _ => ImmutableDictionary<string, Tensor>.Empty,
        "these weights do not fit the network: they lack 'classes.bias', 'classes.weight', 'stem.conv.bias' and 6 more");

    [Fact]
    public void Another_shape_is_told_of() => AssertRefused(
        state => state.SetItem("classes.bias", state["classes.weight"]),
        "these weights do not fit the network: 'classes.bias' is 2×64 in the file and 2 in the network");

    private void AssertRefused(Func<ImmutableDictionary<string, Tensor>, ImmutableDictionary<string, Tensor>> change, string what)
    {
        using var network = new TinyNetwork();
        SafeTensors.Write(Place, change(network.state_dict().ToImmutableDictionary()), ImmutableDictionary<string, string>.Empty);
        using var target = new TinyNetwork();
        var before = Bytes(target);
        var failure = Assert.IsType<Result<TinyNetwork>.Failed>(StateDictionary.Load(target, Place)).Failure;
        Assert.Equal(new Failure(what, Place, "use a file written by the same model"), failure);
        Assert.Equal(before, Bytes(target));
    }

    private static byte[] Bytes(nn.Module network) =>
        [.. network.state_dict().OrderBy(named => named.Key, StringComparer.Ordinal).SelectMany(named => named.Value.bytes.ToArray())];
}
