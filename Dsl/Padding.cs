namespace DeclarativeNet;

/// <summary>Names for the padding of a window, where a number would have to be computed.</summary>
public enum Padding
{
    /// <summary>No padding: the window stays inside its map.</summary>
    Valid,

    /// <summary>As much as keeps height and width as they are; for stride 1 only, as in PyTorch.</summary>
    Same,
}
