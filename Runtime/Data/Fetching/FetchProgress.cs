namespace DeclarativeNet.Data;

/// <summary>How far the fetching of a file has come.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">Bytes that are there, those of an earlier attempt among them.</param>
/// <param name="Total">Bytes that there will be, where the server says so.</param>
public readonly record struct FetchProgress(string File, long Bytes, long? Total);
