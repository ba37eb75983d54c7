using System.Collections.Immutable;
using System.Text;
using DeclarativeNet.Weights;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Weights;

public sealed class SafeTensorsTests : IDisposable
{
    private static readonly ImmutableDictionary<string, string> NoText = ImmutableDictionary<string, string>.Empty;

    private readonly string folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_laid_out_as_the_format_says()
    {
        using var weight = tensor(new[] { 1f, 2f }, [1, 2]);
        using var count = tensor(7L);
        Write(new() { ["w"] = weight, ["n"] = count }, NoText.Add("k", "v"));
        const string json =
            """{"__metadata__":{"k":"v"},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}""";
        var padded = json.PadRight((json.Length + 7) / 8 * 8);
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)padded.Length), .. Encoding.UTF8.GetBytes(padded),
            7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40,
        ];
        Assert.Equal(expected, File.ReadAllBytes(Place));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void Every_type_comes_back_bit_for_bit(ScalarType type)
    {
        using var numbers = arange(0, 24, dtype: ScalarType.Float32);
        using var shaped = numbers.reshape(2, 3, 4);
        using var values = shaped.to_type(type);
        using var turned = values.transpose(0, 2);
        using var nothing = zeros([0, 5], dtype: type);
        Write(new() { ["values"] = values, ["turned"] = turned, ["nothing"] = nothing }, NoText);
        using var file = Read().Match(read => read, failure => throw new InvalidOperationException(failure.ToString()));
        Assert.Equal(["nothing", "turned", "values"], file.Tensors.Keys.Order());
        Assert.Equal(values.bytes.ToArray(), file.Tensors["values"].bytes.ToArray());
        using var dense = turned.contiguous();
        Assert.Equal(dense.bytes.ToArray(), file.Tensors["turned"].bytes.ToArray());
        Assert.Equal([4, 3, 2], file.Tensors["turned"].shape);
        Assert.Equal([0, 5], file.Tensors["nothing"].shape);
        Assert.All(file.Tensors.Values, read => Assert.Equal(type, read.dtype));
    }

    [Fact]
    public void Text_comes_back_without_the_tensors_being_read()
    {
        using var weight = ones([3]);
        Write(new() { ["w"] = weight }, NoText.Add("history", """{"loss": "½"}"""));
        Assert.Equal("""{"loss": "½"}""", SafeTensors.ReadMetadata(Place).Match(texts => texts["history"], failure => failure.ToString()));
    }

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        using var weight = ones([3]);
        Write(new() { ["w"] = weight }, NoText);
        Write(new() { ["v"] = weight }, NoText);
        Assert.Equal([Place], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_failure()
    {
        using var weight = ones([3]);
        File.WriteAllText(Place, "a file where a folder should be");
        var result = SafeTensors.Write(Path.Combine(Place, "weights.safetensors"), [KeyValuePair.Create("w", weight)], NoText);
        Assert.Contains("cannot be written", Assert.IsType<Result<string>.Failed>(result).Failure.What);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "[]", "this is no safetensors file: its header is not a JSON object" },
        { "{\"w\":", "this is no safetensors file: its header is not JSON" },
        { """{"__metadata__":{"k":1}}""", "the file is damaged: its metadata are not text" },
        { Entry("F32", "[2]", "[0,8]", "x"), "the file is damaged: its tensors should fill 8 bytes, but 16 are there" },
        { Entry("F32", "[4]", "[0,24]"), Unreadable },
        { Entry("F33", "[4]", "[0,16]"), Unreadable },
        { Entry("F32", "[-4]", "[0,16]"), Unreadable },
        { Entry("F32", "[4.5]", "[0,16]"), Unreadable },
        { Entry("F32", "4", "[0,16]"), Unreadable },
        { Entry("F32", "[4]", "[16,0]"), Unreadable },
        { Entry("F32", "[4]", "[0]"), Unreadable },
        { Entry("F32", "[4294967296,4294967296]", "[0,0]"), Unreadable },
        { Entry("F32", "[0,4294967296,4294967296]", "[0,0]"), Unreadable },
        { """{"w":{"shape":[4],"data_offsets":[0,16]}}""", Unreadable },
        { """{"w":[1]}""", Unreadable },
        { Entry("F32", "[2]", "[8,16]"), "the file is damaged: the bytes of 'w' should begin at 0 and begin at 8" },
        { Entry("F32", "[40]", "[0,160]"), "the file is damaged: its tensors should fill 160 bytes, but 16 are there" },
        {
            """{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"v":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""",
            "the file is damaged: the bytes of 'v' should begin at 12 and begin at 8"
        },
        {
            """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""",
            "the file is damaged: it has two tensors named 'w'"
        },
    };

    private const string Unreadable = "the file is damaged: its header does not say type, shape and place of 'w' in a way that can be read";

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_header_is_told_of(string header, string what)
    {
        File.WriteAllBytes(Place, [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[16]]);
        var failure = Assert.IsType<Result<TensorFile>.Failed>(Read()).Failure;
        Assert.Equal((what, Place), (failure.What, failure.Where));
    }

    [Fact]
    public void Files_that_are_something_else_are_told_of()
    {
        Assert.Equal("there is no such file", What());
        File.WriteAllBytes(Place, [1, 2, 3]);
        Assert.Equal("this is no safetensors file: it is 3 bytes long, which is too short", What());
        File.WriteAllText(Place, "PK and so on: the pickle of some network");
        Assert.Equal("this is no safetensors file: it does not begin with the length of a header", What());
        File.WriteAllBytes(Place, [100, 0, 0, 0, 0, 0, 0, 0, (byte)'{']);
        Assert.Equal("the file is damaged: its header should be 100 bytes long, but the file ends after 1", What());
    }

    [Fact]
    public void No_damage_is_more_than_a_failure()
    {
        using var weight = arange(0, 24, dtype: ScalarType.Float32);
        using var count = tensor(7L);
        Write(new() { ["conv.weight"] = weight, ["step"] = count }, NoText.Add("checkpoint", """{"epoch":3}"""));
        var whole = File.ReadAllBytes(Place);
        var random = new Random(7);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = whole[..(round % 4 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var change = random.Next(1, 4); change > 0 && damaged.Length > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Place, damaged);
            if (Read() is Result<TensorFile>.Ok ok)
            {
                ok.Value.Dispose();
                read++;
            }
            else
                refused++;
        }
        Assert.Equal(2_000, read + refused);
        Assert.InRange(refused, 1_000, 1_999);
    }

    private string Place => Path.Combine(folder, "weights.safetensors");

    private static string Entry(string type, string shape, string offsets, string name = "w") =>
        $$$"""{"{{{name}}}":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""";

    private string What() => Assert.IsType<Result<TensorFile>.Failed>(Read()).Failure.What;

    private Result<TensorFile> Read() => SafeTensors.Read(Place);

    private void Write(Dictionary<string, Tensor> tensors, ImmutableDictionary<string, string> metadata) =>
        Assert.Equal(new Result<string>.Ok(Place), SafeTensors.Write(Place, tensors, metadata));
}
