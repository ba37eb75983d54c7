using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Fetching;

namespace DeclarativeNet.Tests.Data.Fetching;

/// <summary>Datasets from a server on this machine, and archives that mean harm.</summary>
public sealed class RemoteDataTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_archive_is_unpacked_once_and_removed()
    {
        var archive = Packed(Folder("inner/"), Regular("inner/a.bin", "a"), Regular("inner/deep/b.bin", "b"));
        using var server = new FileServer(archive);

        var first = (await Fetch(server, archive)).Value();
        var again = (await Fetch(server, archive)).Value();

        Assert.Equal((Path.Combine(_folder.Path, "inner"), first), (first, again));
        Assert.Equal("b", File.ReadAllText(Path.Combine(first, "deep", "b.bin")));
        Assert.Equal(["whole"], server.Asked);
        Assert.Equal(["inner"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task What_an_interrupted_unpacking_left_is_replaced()
    {
        var archive = Packed(Regular("inner/a.bin", "a"));
        _folder.Write("inner.part/inner/a.bin", "half"u8.ToArray());
        using var server = new FileServer(archive);

        Assert.Equal("a", File.ReadAllText(Path.Combine((await Fetch(server, archive)).Value(), "a.bin")));
    }

    public static TheoryData<string, string> Harm => new()
    {
        { "../out.bin", "the archive holds '../out.bin', which leads out of its folder" },
        { "inner/../../out.bin", "the archive holds 'inner/../../out.bin', which leads out of its folder" },
        { "/tmp/declarativenet-out.bin", "the archive holds '/tmp/declarativenet-out.bin', which leads out of its folder" },
    };

    [Theory]
    [MemberData(nameof(Harm))]
    public async Task An_entry_that_leads_out_is_refused(string entry, string message)
    {
        var archive = Packed(Regular(entry, "x"));
        using var server = new FileServer(archive);

        Assert.Equal(
            $"{Path.Combine(_folder.Path, "file.bin")}: {message}; remove the file, so that it is fetched again", (await Fetch(server, archive)).Failure());
        Assert.False(File.Exists(Path.Combine(_folder.Path, "out.bin")));
        Assert.False(File.Exists("/tmp/declarativenet-out.bin"));
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        var archive = Packed(new PaxTarEntry(TarEntryType.SymbolicLink, "inner") { LinkName = "/etc" });
        using var server = new FileServer(archive);

        Assert.Contains("the archive holds 'inner', which is neither file nor folder", (await Fetch(server, archive)).Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_archive_and_one_of_something_else_are_refused()
    {
        var whole = Packed(Regular("other/a.bin", "a"));
        using var server = new FileServer(whole);
        Assert.Contains("the archive has no folder inner", (await Fetch(server, whole)).Failure(), StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder.Path, "file.bin"));
        var half = whole[..(whole.Length / 2)];
        using var other = new FileServer(half);
        Assert.Contains("the archive is damaged: ", (await Fetch(other, half)).Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_data_have_checksums_and_names_of_their_own()
    {
        Assert.Equal(["cifar10", "mnist", "fashion-mnist"], RemoteData.All.Select(data => data.Name));
        Assert.All(RemoteData.All.SelectMany(data => data.Files), file => Assert.Matches("^[0-9a-f]{32}$", file.Md5));
        Assert.Equal("t10k-labels-idx1-ubyte.gz", RemoteData.Named("mnist").Files[3].Name);
        Assert.Equal(9, RemoteData.All.SelectMany(data => data.Files).Select(file => file.Md5).Distinct().Count());
    }

    [SkippableFact]
    public async Task What_lies_in_the_folder_already_is_read_without_a_network()
    {
        foreach (var file in RemoteData.Named("fashion-mnist").Files)
            File.Copy(SharedData.Path($"fashion-mnist/{file.Name}"), Path.Combine(_folder.Path, file.Name));

        var data = (await FashionMnist.Fetch(_folder.Path)).Value();

        Assert.Equal(("Fashion-MNIST test", 10_000), (data.Test!.Name, data.Test.Targets.Count));
        Assert.Equal("Ankle boot", data.Train.Classes[9]);
    }

    [Theory]
    [InlineData("/mine", "/caches", "/mine")]
    [InlineData("", "/caches", "/caches/declarativenet")]
    public void The_cache_is_where_the_environment_says(string named, string caches, string expected) => Assert.Equal(
        Path.GetFullPath(expected),
        Path.GetFullPath(DataCache.Folder(name => name == DataCache.Variable ? named : name == "XDG_CACHE_HOME" ? caches : null)));

    private async Task<Result<string>> Fetch(FileServer server, byte[] archive)
    {
        using var client = new HttpClient();
        var file = new RemoteFile(new Uri(server.Root, "file.bin"), Convert.ToHexStringLower(MD5.HashData(archive)));
        return await new RemoteData("data", [file], "inner").Fetch(client, _folder.Path, progress: null, CancellationToken.None);
    }

    private static PaxTarEntry Folder(string name) => new(TarEntryType.Directory, name);

    private static PaxTarEntry Regular(string name, string contents) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(contents)) };

    private static byte[] Packed(params ReadOnlySpan<PaxTarEntry> entries)
    {
        using var packed = new MemoryStream();
        using (var zipped = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(zipped))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return packed.ToArray();
    }
}
