using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace DeclarativeNet.Data.Fetching;

/// <summary>
/// Fetches files into a folder. A file grows under its name with <c>.part</c>, where a later attempt goes on, and gets its name when its checksum
/// is right: what has its name is whole.
/// </summary>
/// <param name="client">What fetches.</param>
/// <param name="folder">Where to; it is made.</param>
/// <param name="progress">Is told how far it has come.</param>
internal sealed class Download(HttpClient client, string folder, IProgress<FetchProgress>? progress)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Fetches a file, if it is not there; one that was put there by hand is as good.</summary>
    /// <returns>Its whole path.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what has come stays.</exception>
    public async Task<Result<string>> Fetch(RemoteFile file, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        try
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(path))
                return await Fetch(file, path, new PartialFile($"{path}.part"), cancellation).ConfigureAwait(false);
            return await Md5(path, cancellation).ConfigureAwait(false) is var md5 && md5 == file.Md5
                ? path
                : new Failure($"the MD5 of the file is {md5}, and should be {file.Md5}", path, "remove the file, so that it is fetched again");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be written: {exception.Message}", path, $"make room in {folder}, and make it writable");
        }
    }

    private async Task<Result<string>> Fetch(RemoteFile file, string path, PartialFile part, CancellationToken cancellation)
    {
        while (true)
        {
            var resumes = part.Length > 0;
            if (await Receive(file, path, part, cancellation).ConfigureAwait(false) is { } failure)
                return failure;
            var md5 = await Md5(part.Path, cancellation).ConfigureAwait(false);
            if (md5 == file.Md5)
            {
                part.Become(path);
                return path;
            }

            // The beginning may have been another version's. Received at once, it is the server's file that is wrong.
            part.Delete();
            if (!resumes)
                return new Failure($"the MD5 of what came is {md5}, and should be {file.Md5}", $"{file.Address}", ByHand(file, path));
        }
    }

    /// <summary>Receives a file from where it stopped, or whole where the server does not know how to go on.</summary>
    /// <returns>What went wrong, if anything.</returns>
    private async Task<Failure?> Receive(RemoteFile file, string path, PartialFile part, CancellationToken cancellation)
    {
        try
        {
            var start = part.Length;
            using var request = Request(file, start, part.Tag);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && start > 0)
            {
                part.Delete();
                return await Receive(file, path, part, cancellation).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode)
                return new Failure($"the server answers {(int)response.StatusCode} ({response.StatusCode})", $"{file.Address}", ByHand(file, path));
            var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == start;
            if (!goesOn)
                part.Tag = response.Headers.ETag;
            await using var target = new FileStream(part.Path, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
            return await Copy(file, response.Content, target, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            return new Failure(
                $"the address cannot be reached: {exception.Message}", $"{file.Address}", $"connect to the network; or {ByHand(file, path)}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Failure("the server does not answer", $"{file.Address}", $"try again later; or {ByHand(file, path)}");
        }
    }

    private async Task<Failure?> Copy(RemoteFile file, HttpContent content, FileStream target, CancellationToken cancellation)
    {
        var total = target.Length + content.Headers.ContentLength;
        await using var source = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[1 << 17];
        while (true)
        {
            int read;
            try
            {
                read = await source.ReadAsync(buffer, cancellation).AsTask().WaitAsync(LongestSilence, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or TimeoutException)
            {
                return new Failure(
                    $"the connection broke off after {target.Length} bytes: {exception.Message}", $"{file.Address}", "try again; it goes on from there");
            }

            if (read == 0)
                return null;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress?.Report(new FetchProgress(file.Name, target.Length, total));
        }
    }

    private static HttpRequestMessage Request(RemoteFile file, long start, EntityTagHeaderValue? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (start > 0)
        {
            request.Headers.Range = new RangeHeaderValue(start, null);
            request.Headers.IfRange = tag is null ? null : new RangeConditionHeaderValue(tag);
        }

        return request;
    }

    private static async Task<string> Md5(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await MD5.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }

    private static string ByHand(RemoteFile file, string path) =>
        $"download {file.Address} (MD5 {file.Md5}) by hand, put it at {path}, and try again";
}
