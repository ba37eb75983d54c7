using static TorchSharp.torch;

namespace DeclarativeNet.Functional;

/// <summary>
/// One tensor for each learned tensor of a model, at typed paths: its parameters, their gradients, an optimizer's moments. Immutable;
/// <c>with</c> changes a part. Two trees of one model have one form, which the compiler checks.
/// </summary>
/// <remarks>
/// Every tree made by <see cref="Map"/>, <see cref="Zip"/> or from a network owns its tensors, and who made it disposes it. One made by
/// <c>with</c> shares the tensors that it did not change.
/// </remarks>
/// <typeparam name="TModel">The model's record.</typeparam>
/// <typeparam name="TSelf">The type itself.</typeparam>
public abstract record TensorTree<TModel, TSelf> : IDisposable
    where TSelf : TensorTree<TModel, TSelf>, ITensors<TSelf>
{
    /// <summary>The tensors by their paths in the state dictionary.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Named => ((TSelf)this).At("");

    /// <summary>A tree of what a function makes of each tensor. The function's intermediate tensors are released.</summary>
    /// <param name="change">From a tensor to another; autograd records nothing of it.</param>
    public TSelf Map(Func<Tensor, Tensor> change) =>
        Build(Named.Select(tensor => (tensor.Key, (Func<Tensor>)(() => change(tensor.Value)))));

    /// <summary>A tree of what a function makes of each tensor and the one at its place in another tree.</summary>
    /// <param name="other">A tree of the same model.</param>
    /// <param name="combine">
    /// From two tensors of one shape to another, such as <c>(p, g) => p - 0.1 * g</c>; autograd records nothing of it, and its
    /// intermediate tensors are released.
    /// </param>
    public TSelf Zip<TOther>(TensorTree<TModel, TOther> other, Func<Tensor, Tensor, Tensor> combine)
        where TOther : TensorTree<TModel, TOther>, ITensors<TOther> =>
        Build(Named.Zip(other.Named, (left, right) => (left.Key, (Func<Tensor>)(() => combine(left.Value, right.Value)))));

    /// <summary>Writes the tensors into a network's parameters. Its buffers, such as running statistics, stay as they are.</summary>
    /// <param name="network">A network of the model.</param>
    protected void Write(nn.Module network)
    {
        using var without = no_grad();
        var tensors = Named.ToDictionary();
        foreach (var (path, parameter) in network.named_parameters())
            parameter.copy_(tensors[path]);
    }

    /// <summary>Copies of a network's parameters.</summary>
    /// <param name="network">A network of the model.</param>
    protected static TSelf Read(nn.Module network) =>
        Build(network.named_parameters().Select(named => (named.name, (Func<Tensor>)(() => named.parameter.detach().clone()))));

    /// <summary>Releases the tensors.</summary>
    public void Dispose()
    {
        foreach (var (_, tensor) in Named)
            tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>How many tensors and numbers there are.</summary>
    public sealed override string ToString() =>
        FormattableString.Invariant($"{Named.Count()} tensors of {Named.Sum(tensor => tensor.Value.numel()):N0} numbers");

    /// <summary>A tree of its own tensors: one that a function gives back as it was is held a second time.</summary>
    private static TSelf Build(IEnumerable<(string Path, Func<Tensor> Tensor)> tensors)
    {
        using var without = no_grad();
        using var scope = NewDisposeScope();
        var made = tensors.ToDictionary(tensor => tensor.Path, tensor => Owned(tensor.Tensor));
        foreach (var tensor in made.Values)
            tensor.MoveToOuterDisposeScope();
        return TSelf.Of(made, "");
    }

    private static Tensor Owned(Func<Tensor> make)
    {
        using var scope = NewDisposeScope();
        var made = make();
        return (scope.Contains(made) ? made : made.alias()).MoveToOuterDisposeScope();
    }
}
