using System.Collections.Immutable;
using TorchSharp;

namespace DeclarativeNet.Data.Composition;

/// <summary>One dataset after another. Both have the same classes, size and kind of targets.</summary>
internal sealed class Concatenation(IDataset first, IDataset second) : IDataset
{
    private readonly int _border = first.Targets.Count;

    public string Name { get; } = $"{first.Name} + {second.Name}";

    public ImmutableArray<string> Classes => first.Classes;

    public PictureSize Size => first.Size;

    public Targets Targets { get; } = first.Targets.Concat(second.Targets);

    /// <summary>A group goes on in the second dataset. Where only one has groups, each picture of the other is a group of its own.</summary>
    public ImmutableArray<string> Groups { get; } = first.Groups.IsEmpty && second.Groups.IsEmpty ? [] : [.. GroupsOf(first), .. GroupsOf(second)];

    public ImmutableArray<Failure> Warnings => [.. first.Warnings.Concat(second.Warnings).Distinct()];

    public bool IsStandIn(int index) => index < _border ? first.IsStandIn(index) : second.IsStandIn(index - _border);

    public string Origin(int index) => index < _border ? first.Origin(index) : second.Origin(index - _border);

    public Batch Read(ReadOnlySpan<int> indices)
    {
        var (fromFirst, fromSecond) = (new List<int>(), new List<int>());
        var places = new long[indices.Length];
        foreach (var index in indices)
            (index < _border ? fromFirst : fromSecond).Add(index < _border ? index : index - _border);
        var (nextFirst, nextSecond) = (0, fromFirst.Count);
        for (var place = 0; place < indices.Length; place++)
            places[place] = indices[place] < _border ? nextFirst++ : nextSecond++;
        if (fromSecond.Count == 0)
            return first.Read([.. fromFirst]);
        if (fromFirst.Count == 0)
            return second.Read([.. fromSecond]);

        using var one = first.Read([.. fromFirst]);
        using var other = second.Read([.. fromSecond]);
        using var order = torch.tensor(places);
        using var images = torch.cat([one.Images, other.Images], 0);
        using var labels = torch.cat([one.Labels, other.Labels], 0);
        return new Batch(images.index_select(0, order), labels.index_select(0, order));
    }

    private static IEnumerable<string> GroupsOf(IDataset data) => data.Groups.IsEmpty
        ? Enumerable.Range(0, data.Targets.Count).Select(data.Origin)
        : data.Groups;
}
