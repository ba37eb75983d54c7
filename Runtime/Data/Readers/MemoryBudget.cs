namespace DeclarativeNet.Data.Readers;

/// <summary>Memory that may be taken for decoded pictures, shared by all parts of the data. Safe to use from several threads.</summary>
/// <param name="bytes">How much there is.</param>
internal sealed class MemoryBudget(long bytes)
{
    private long _left = bytes;

    /// <summary>A quarter of what this machine, or the container, lets the process have.</summary>
    public static long Default => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>Whether so much could be taken.</summary>
    public bool Has(long bytes) => Interlocked.Read(ref _left) >= bytes;

    /// <summary>Takes memory, if there is so much left.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _left, -bytes) >= 0)
            return true;
        GiveBack(bytes);
        return false;
    }

    /// <summary>Gives back what was taken.</summary>
    public void GiveBack(long bytes) => Interlocked.Add(ref _left, bytes);
}
