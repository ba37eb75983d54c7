namespace DeclarativeNet;

/// <summary>The defaults of a model's <see cref="Recipe"/>; what is not said keeps the recipe's own default.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrainAttribute : Attribute
{
    /// <inheritdoc cref="Recipe.Epochs"/>
    public int Epochs { get; set; }

    /// <inheritdoc cref="Recipe.BatchSize"/>
    public int BatchSize { get; set; }

    /// <inheritdoc cref="Recipe.Optimizer"/>
    public Optimizer Optimizer { get; set; }

    /// <inheritdoc cref="Recipe.LearningRate"/>
    public double LearningRate { get; set; }

    /// <inheritdoc cref="Recipe.Momentum"/>
    public double Momentum { get; set; }

    /// <inheritdoc cref="Recipe.WeightDecay"/>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="Recipe.Seed"/>
    public int Seed { get; set; }
}

/// <summary>The defaults of a model's <see cref="Augmentation"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AugmentAttribute : Attribute
{
    /// <inheritdoc cref="Augmentation.HorizontalFlip"/>
    public bool HorizontalFlip { get; set; }

    /// <inheritdoc cref="Augmentation.VerticalFlip"/>
    public bool VerticalFlip { get; set; }

    /// <inheritdoc cref="Augmentation.Rotation"/>
    public double Rotation { get; set; }

    /// <inheritdoc cref="Augmentation.Shift"/>
    public double Shift { get; set; }

    /// <inheritdoc cref="Augmentation.Zoom"/>
    public double Zoom { get; set; }
}

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
