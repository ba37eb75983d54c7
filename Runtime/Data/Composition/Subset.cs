using System.Collections.Immutable;

namespace DeclarativeNet.Data.Composition;

/// <summary>Some pictures of a dataset, in an order of their own; one may be there several times.</summary>
internal sealed class Subset(IDataset data, ImmutableArray<int> indices, string name) : IDataset
{
    public string Name => name;

    public ImmutableArray<string> Classes => data.Classes;

    public PictureSize Size => data.Size;

    public Targets Targets { get; } = data.Targets.Only(indices);

    public ImmutableArray<string> Groups { get; } =
        data.Groups is { IsEmpty: false } groups ? [.. indices.Select(index => groups[index])] : [];

    public ImmutableArray<Failure> Warnings => data.Warnings;

    public bool IsStandIn(int index) => data.IsStandIn(indices[index]);

    public string Origin(int index) => data.Origin(indices[index]);

    public Batch Read(ReadOnlySpan<int> asked)
    {
        var inner = new int[asked.Length];
        for (var place = 0; place < asked.Length; place++)
            inner[place] = indices[asked[place]];
        return data.Read(inner);
    }
}
