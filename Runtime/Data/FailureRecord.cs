using System.Collections.Immutable;

namespace DeclarativeNet.Data;

/// <summary>What turns out to be wrong with data, also long after they were opened. Safe to use from several threads.</summary>
public sealed class FailureRecord
{
    private ImmutableArray<Failure> _all = [];

    /// <summary>What has been found so far, each thing once, first things first.</summary>
    public ImmutableArray<Failure> All => _all;

    /// <summary>Takes down a failure that is not there yet.</summary>
    public void Add(Failure failure) =>
        ImmutableInterlocked.Update(ref _all, (all, found) => all.Contains(found) ? all : all.Add(found), failure);
}
