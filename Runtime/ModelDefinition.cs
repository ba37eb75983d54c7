namespace DeclarativeNet;

/// <summary>A model as data: what the generated members of a record hand to the runtime.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Input">What a picture has to be.</param>
/// <param name="Classes">How many scores a picture gets.</param>
/// <param name="Recipe">The record's defaults.</param>
/// <param name="Summary">Values, shapes and costs, as the compiler found them.</param>
/// <param name="Create">Makes the network, on the CPU in 32-bit floats, its parameters drawn from torch's generator.</param>
public sealed record ModelDefinition(
    string Name, InputShape Input, int Classes, Recipe Recipe, NetworkSummary Summary, Func<Network> Create);

/// <summary>The shape of the input picture; an open size is nothing.</summary>
/// <param name="Channels">Channels: 1 for gray, 3 for colour.</param>
/// <param name="Height">Height in pixels, if it is fixed.</param>
/// <param name="Width">Width in pixels, if it is fixed.</param>
public sealed record InputShape(int Channels, int? Height, int? Width);

/// <summary>A record that the generator has completed.</summary>
public interface IModel<TSelf>
    where TSelf : IModel<TSelf>
{
    /// <summary>The model as data.</summary>
    static abstract ModelDefinition Definition { get; }
}
