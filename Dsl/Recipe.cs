namespace DeclarativeNet;

/// <summary>The rule by which parameters follow their gradients.</summary>
public enum Optimizer
{
    /// <summary>Adam (Kingma and Ba, 2015).</summary>
    Adam,

    /// <summary>Stochastic gradient descent, with momentum where the recipe gives one.</summary>
    Sgd,
}

/// <summary>How a network is trained: the record's defaults, changed for one run with <c>with</c>.</summary>
public sealed record Recipe
{
    /// <summary>Passes over the training data; at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Pictures a step; at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam;

    /// <summary>Step size; above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Momentum of <see cref="Optimizer.Sgd"/>, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Weight of the squared norm of the parameters in the gradient; at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The number from which every random choice of the run follows.</summary>
    public int Seed { get; init; }

    /// <summary>What is done to the training pictures.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;
}

/// <summary>Random changes to training pictures that leave their class as it is. Each picture draws its own.</summary>
public sealed record Augmentation
{
    /// <summary>Nothing is changed.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>Mirrors left and right with probability one half.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Mirrors top and bottom with probability one half.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>Largest turn either way, in degrees, in [0, 180].</summary>
    public double Rotation { get; init; }

    /// <summary>Largest shift either way along each axis, as a share of the side, in [0, 1).</summary>
    public double Shift { get; init; }

    /// <summary>Largest change of size either way, as a share: 0.2 draws from [0.8, 1.2]; in [0, 1).</summary>
    public double Zoom { get; init; }
}
