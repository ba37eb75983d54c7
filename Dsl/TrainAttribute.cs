namespace DeclarativeNet;

/// <summary>The defaults of a model's <see cref="Recipe"/>; what is not said keeps the recipe's own default.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrainAttribute : Attribute
{
    /// <inheritdoc cref="Recipe.Epochs"/>
    public int Epochs { get; set; }

    /// <inheritdoc cref="Recipe.BatchSize"/>
    public int BatchSize { get; set; }

    /// <inheritdoc cref="Recipe.Accumulation"/>
    public int Accumulation { get; set; }

    /// <inheritdoc cref="Recipe.Optimizer"/>
    public Optimizer Optimizer { get; set; }

    /// <inheritdoc cref="Recipe.LearningRate"/>
    public double LearningRate { get; set; }

    /// <inheritdoc cref="Recipe.Momentum"/>
    public double Momentum { get; set; }

    /// <inheritdoc cref="Recipe.Nesterov"/>
    public bool Nesterov { get; set; }

    /// <inheritdoc cref="Recipe.WeightDecay"/>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="Recipe.DecayAll"/>
    public bool DecayAll { get; set; }

    /// <inheritdoc cref="Recipe.Schedule"/>
    public Schedule Schedule { get; set; }

    /// <inheritdoc cref="Recipe.WarmupEpochs"/>
    public double WarmupEpochs { get; set; }

    /// <inheritdoc cref="Recipe.StepEpochs"/>
    public int StepEpochs { get; set; }

    /// <inheritdoc cref="Recipe.StepFactor"/>
    public double StepFactor { get; set; }

    /// <inheritdoc cref="Recipe.Patience"/>
    public int Patience { get; set; }

    /// <inheritdoc cref="Recipe.FinalRate"/>
    public double FinalRate { get; set; }

    /// <inheritdoc cref="Recipe.GradientClip"/>
    public double GradientClip { get; set; }

    /// <inheritdoc cref="Recipe.Precision"/>
    public Precision Precision { get; set; }

    /// <inheritdoc cref="Recipe.Ema"/>
    public double Ema { get; set; }

    /// <inheritdoc cref="Recipe.SwaEpochs"/>
    public int SwaEpochs { get; set; }

    /// <inheritdoc cref="Recipe.Monitor"/>
    public Monitored Monitor { get; set; }

    /// <inheritdoc cref="Recipe.EarlyStopping"/>
    public int EarlyStopping { get; set; }

    /// <inheritdoc cref="Recipe.ClassBalance"/>
    public ClassBalance ClassBalance { get; set; }

    /// <inheritdoc cref="Recipe.Seed"/>
    public int Seed { get; set; }
}
