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
