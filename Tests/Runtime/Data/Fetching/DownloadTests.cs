using System.Security.Cryptography;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Fetching;

namespace DeclarativeNet.Tests.Data.Fetching;

/// <summary>Files from a server on this machine: whole, in pieces, and not at all.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Contents = [.. Enumerable.Range(0, 400_000).Select(number => (byte)(number * 31 >> 3))];
    private readonly TestFolder _folder = new();
    private readonly FileServer _server = new(Contents);
    private readonly HttpClient _client = new();
    private readonly List<FetchProgress> _progress = [];

    private string There => Path.Combine(_folder.Path, "data", "file.bin");

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_fetched_whole_and_only_once()
    {
        Assert.Equal(There, (await Fetch()).Value());
        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(Contents, File.ReadAllBytes(There));
        Assert.Equal(["whole"], _server.Asked);
        Assert.Equal(["file.bin"], Files());
        Assert.Equal(new FetchProgress("file.bin", Contents.Length, Contents.Length), _progress[^1]);
    }

    [Fact]
    public async Task After_a_cut_it_goes_on_where_it_was()
    {
        var part = await Cut(150_000);

        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(Contents, File.ReadAllBytes(There));
        Assert.Equal(["whole", $"bytes={part}-"], _server.Asked);
        Assert.Equal(["file.bin"], Files());
    }

    [Fact]
    public async Task A_file_that_has_changed_since_is_fetched_whole()
    {
        await Cut(150_000);
        _server.Tag = "\"two\"";

        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(Contents, File.ReadAllBytes(There));
    }

    [Fact]
    public async Task A_server_without_ranges_gives_the_whole_file_again()
    {
        await Cut(150_000);
        _server.KnowsRanges = false;

        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(Contents, File.ReadAllBytes(There));
    }

    [Fact]
    public async Task A_wrong_beginning_is_given_up()
    {
        _folder.Write("data/file.bin.part", new byte[1_000]);

        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(Contents, File.ReadAllBytes(There));
        Assert.Equal(["bytes=1000-", "whole"], _server.Asked);
    }

    [Fact]
    public async Task A_beginning_longer_than_the_file_is_given_up()
    {
        _folder.Write("data/file.bin.part", new byte[Contents.Length + 1]);

        Assert.Equal(There, (await Fetch()).Value());

        Assert.Equal(["bytes=400001-", "whole"], _server.Asked);
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_leaves_nothing_behind()
    {
        var file = Remote("file.bin") with { Md5 = new string('0', 32) };

        Assert.Equal(
            $"{file.Address}: the MD5 of what came is {Md5(Contents)}, and should be {file.Md5}; download {file.Address} (MD5 {file.Md5}) by hand, "
                + $"put it at {There}, and try again",
            (await Fetch(file)).Failure());
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_file_put_there_by_hand_is_checked()
    {
        _folder.Write("data/file.bin", Contents[..^1]);

        Assert.Equal(
            $"{There}: the MD5 of the file is {Md5(Contents[..^1])}, and should be {Md5(Contents)}; remove the file, so that it is fetched again",
            (await Fetch()).Failure());
        _folder.Write("data/file.bin", Contents);
        Assert.Equal(There, (await Fetch()).Value());
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_server_that_does_not_have_it_is_quoted()
    {
        var file = Remote("other.bin");

        Assert.StartsWith($"{file.Address}: the server answers 404 (NotFound); download {file.Address} (MD5", (await Fetch(file)).Failure(), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Without_a_network_it_says_what_to_do()
    {
        _server.Dispose();

        var message = (await Fetch()).Failure();

        Assert.StartsWith($"{_server.Root}file.bin: the address cannot be reached: ", message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"; connect to the network; or download {_server.Root}file.bin (MD5 {Md5(Contents)}) by hand, put it at {There}, and try again",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_it_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetch(cancellation: cancelled.Token));
    }

    /// <summary>Lets the connection break off once.</summary>
    /// <returns>How many bytes came.</returns>
    private async Task<long> Cut(int after)
    {
        _server.CutAfter = after;
        var message = (await Fetch()).Failure();
        _server.CutAfter = null;
        var part = new FileInfo($"{There}.part").Length;

        Assert.InRange(part, 1, after);
        Assert.StartsWith($"{_server.Root}file.bin: the connection broke off after {part} bytes: ", message, StringComparison.Ordinal);
        Assert.EndsWith("; try again; it goes on from there", message, StringComparison.Ordinal);
        return part;
    }

    private RemoteFile Remote(string name) => new(new Uri(_server.Root, name), Md5(Contents));

    private Task<Result<string>> Fetch(RemoteFile? file = null, CancellationToken cancellation = default) =>
        new Download(_client, Path.GetDirectoryName(There)!, new Told(_progress)).Fetch(file ?? Remote("file.bin"), cancellation);

    private string[] Files() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(There)!).Select(path => Path.GetFileName(path))];

    private static string Md5(byte[] contents) => Convert.ToHexStringLower(MD5.HashData(contents));

    private sealed class Told(List<FetchProgress> progress) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => progress.Add(value);
    }
}
