using System.Net;
using System.Net.Sockets;

namespace DeclarativeNet.Tests.Data.Fetching;

/// <summary>A server on this machine with one file, which can be made to behave badly.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _contents;
    private readonly List<string> _ranges = [];

    public FileServer(byte[] contents)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Root = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        free.Stop();
        _contents = contents;
        _listener.Prefixes.Add(Root.ToString());
        _listener.Start();
        _ = Serve();
    }

    public Uri Root { get; }

    /// <summary>What was asked for of the file, in order: a range, or "whole".</summary>
    public IReadOnlyList<string> Asked => _ranges;

    /// <summary>Bytes after which the connection is cut, if it is.</summary>
    public int? CutAfter { get; set; }

    public bool KnowsRanges { get; set; } = true;

    public string Tag { get; set; } = "\"one\"";

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The server was closed, or the client has gone.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Url!.AbsolutePath != "/file.bin")
        {
            response.StatusCode = 404;
            response.Close();
            return;
        }

        _ranges.Add(request.Headers["Range"] ?? "whole");
        var start = request.Headers["Range"] is { } range && KnowsRanges && request.Headers["If-Range"] is var tag && (tag is null || tag == Tag)
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        response.Headers["ETag"] = Tag;
        if (start >= _contents.Length && start > 0)
        {
            response.StatusCode = 416;
            response.Close();
            return;
        }

        if (start > 0)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {start}-{_contents.Length - 1}/{_contents.Length}";
        }

        response.ContentLength64 = _contents.Length - start;
        var end = Math.Min(_contents.Length, CutAfter ?? int.MaxValue);
        response.OutputStream.Write(_contents, start, Math.Max(end - start, 0));
        response.OutputStream.Flush();
        if (CutAfter is null)
            response.Close();
        else
            response.Abort();
    }
}
