namespace DeclarativeNet.Data.Readers;

/// <summary>Reads one kind of data.</summary>
internal interface IDataReader
{
    /// <summary>What a folder of this kind holds, for a message: <c>data_batch_1.bin ... (CIFAR-10)</c>.</summary>
    string Expects { get; }

    /// <summary>Whether a folder, or a manifest, is of this kind, from names alone.</summary>
    bool Recognises(string path);

    /// <summary>Reads data of this kind.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    Result<DataSplit> Read(string path, InputShape input, DataOptions options);
}
