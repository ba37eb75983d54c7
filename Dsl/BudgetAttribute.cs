namespace DeclarativeNet;

/// <summary>What a network may cost at most. The compiler rejects a model that costs more.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Learned numbers in all; at least 1.</summary>
    public long MaxParameters { get; set; }

    /// <summary>
    /// Multiply-accumulates for one picture; at least 1. Where the input leaves its size open, <see cref="Height"/> and
    /// <see cref="Width"/> say at which one.
    /// </summary>
    public long MaxMacs { get; set; }

    /// <summary>Height in pixels at which <see cref="MaxMacs"/> is meant, where the input leaves it open; at least 1.</summary>
    public int Height { get; set; }

    /// <summary>Width in pixels at which <see cref="MaxMacs"/> is meant, where the input leaves it open; at least 1.</summary>
    public int Width { get; set; }
}
