using Kind = TorchSharp.torch.TensorIndex.Kind;

namespace TorchSharp.SystemBackend;

/// <summary>
/// Indexing with mixed indices, PyTorch's way: numbers, slices and new axes give a view; what is left, tensors, picks from that view.
/// </summary>
internal static class TensorIndexing
{
    public static Tensor Read(Tensor tensor, TensorIndex[] indices)
    {
        var (view, picks) = View(tensor, indices);
        if (!picks.Any(pick => pick is not null))
            return view;
        using (view)
            return Aten.index_Tensor.Call(view, picks);
    }

    public static Tensor Write(Tensor tensor, Tensor value, TensorIndex[] indices)
    {
        var (view, picks) = View(tensor, indices);
        using (view)
        {
            if (picks.Any(pick => pick is not null))
                Aten.index_put_.Run(view, picks, value);
            else
                view.copy_(value);
        }

        return tensor;
    }

    private static (Tensor View, Tensor?[] Picks) View(Tensor tensor, TensorIndex[] indices)
    {
        var view = tensor.alias();
        var picks = new List<Tensor?>();
        var axis = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            switch (index.Sort)
            {
                case Kind.Ellipsis:
                    axis += (int)(view.ndim - axis - indices.Skip(i + 1).Sum(AxesTaken));
                    break;
                case Kind.Single:
                    Replace(ref view, view.select(axis, index.Start ?? throw new ArgumentNullException(nameof(indices), "An index has no number.")));
                    break;
                case Kind.Slice:
                    Replace(ref view, Aten.slice_Tensor.Call(view, axis++, index.Start, index.Stop, index.Step ?? 1));
                    break;
                case Kind.None:
                    Replace(ref view, view.unsqueeze(axis++));
                    break;
                case Kind.Bool:
                    Replace(ref view, view.unsqueeze(axis));
                    Pick(picks, axis++, torch.tensor(new[] { index.Start != 0 }));
                    break;
                case Kind.Tensor:
                    Pick(picks, axis, index.Indices);
                    axis += AxesTaken(index);
                    break;
            }
        }

        return (view, [.. picks]);
    }

    /// <summary>A mask takes as many axes as it has, everything but a new axis takes one.</summary>
    private static int AxesTaken(TensorIndex index) => index.Sort switch
    {
        Kind.None or Kind.Bool or Kind.Ellipsis => 0,
        Kind.Tensor when index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte => (int)index.Indices.ndim,
        _ => 1,
    };

    private static void Pick(List<Tensor?> picks, int axis, Tensor? pick)
    {
        while (picks.Count < axis)
            picks.Add(null);
        picks.Add(pick);
    }

    private static void Replace(ref Tensor view, Tensor next)
    {
        view.Dispose();
        view = next;
    }
}
