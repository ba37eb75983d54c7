namespace TorchSharp;

/// <summary>
/// Disposes, at its end, every tensor made on its thread since it was opened, except those taken out of it. Scopes nest; a tensor belongs to
/// the innermost one that was open when it was made.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? current;

    private readonly DisposeScope? outer;
    private HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);
    private bool disposed;

    private DisposeScope() => outer = current;

    internal static DisposeScope? Current => current;

    /// <summary>How many objects the scope will dispose.</summary>
    public int DisposablesCount => Open().Count;

    /// <summary>What the scope will dispose.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. Open()];

    internal static DisposeScope Begin() => current = new DisposeScope();

    internal static DisposeScope? Register(IDisposable disposable)
    {
        current?.owned.Add(disposable);
        return current;
    }

    public bool Contains(IDisposable disposable) => owned.Contains(disposable);

    /// <summary>Hands an object to the scope around this one, or to none where this is the outermost.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(outer, disposable);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(outer, disposables);

    /// <summary>Hands an object of this scope to another scope, or to none.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (Open().Remove(disposable))
        {
            scope?.owned.Add(disposable);
            Belong(disposable, scope);
        }

        return disposable;
    }

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope?, T)"/>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            MoveToOther(scope, disposable);
    }

    /// <summary>Takes an object out of the scope: whoever holds it disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable => MoveToOther(null, disposable);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    /// <summary>Takes an object into the scope, out of the one it is in.</summary>
    public void Attach(IDisposable disposable)
    {
        (disposable as Tensor)?.OwningDisposeScope?.owned.Remove(disposable);
        Open().Add(disposable);
        Belong(disposable, this);
    }

    /// <inheritdoc cref="Attach(IDisposable)"/>
    public void Attach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
            Attach(disposable);
    }

    /// <summary>Disposes what the scope holds; it stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes what the scope holds except what is named, which stays in it.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <inheritdoc cref="DisposeEverythingBut(IDisposable[])"/>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var before = Open();
        owned = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in before)
        {
            if (owned.Contains(disposable))
                continue;
            Belong(disposable, null);
            disposable.Dispose();
        }
    }

    /// <summary>Strikes an object that has been disposed off the scope's list.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        owned.Remove(disposable);
        Belong(disposable, null);
    }

    /// <summary>Disposes what the scope holds and closes it.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        DisposeEverything();
        disposed = true;
        if (current == this)
            current = outer;
    }

    private static void Belong(IDisposable disposable, DisposeScope? scope)
    {
        if (disposable is Tensor tensor)
            tensor.OwningDisposeScope = scope;
    }

    private HashSet<IDisposable> Open() => disposed ? throw new ObjectDisposedException(nameof(DisposeScope)) : owned;
}

public static partial class torch
{
    /// <summary>The innermost scope open on this thread, if any.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScope.Current;

    /// <summary>Opens a scope that disposes the tensors made in it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScope.Begin();

    /// <summary>Runs a computation in a scope of its own, which only its result leaves.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
