namespace DeclarativeNet;

/// <summary>How a network is trained: the record's defaults, changed for one run with <c>with</c>.</summary>
public sealed record Recipe
{
    /// <summary>Passes over the training data; at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Pictures a batch; at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Batches whose gradients are averaged for one step of the optimizer; at least 1.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam;

    /// <summary>Step size, at its largest; above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Momentum of <see cref="Optimizer.Sgd"/>, <see cref="Optimizer.RmsProp"/> and <see cref="Optimizer.Muon"/>, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether the momentum is Nesterov's, of <see cref="Optimizer.Sgd"/>.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Weight of the squared norm of the parameters in the gradient, or of the decoupled decay; at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether biases and the parameters of normalisations decay as well. As a rule they should not.</summary>
    public bool DecayAll { get; init; }

    /// <summary>How the step size changes over the run.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>Epochs, or a part of one, in which the step size rises from near 0 to where the schedule begins; at least 0.</summary>
    public double WarmupEpochs { get; init; }

    /// <summary>Epochs between the falls of <see cref="Schedule.Step"/>; at least 1.</summary>
    public int StepEpochs { get; init; } = 10;

    /// <summary>What the step size is multiplied by at a fall of <see cref="Schedule.Step"/> or <see cref="Schedule.ReduceOnPlateau"/>, in (0, 1).</summary>
    public double StepFactor { get; init; } = 0.1;

    /// <summary>Epochs without a gain that <see cref="Schedule.ReduceOnPlateau"/> waits for; at least 1.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>
    /// The step size at the end of <see cref="Schedule.Cosine"/>, <see cref="Schedule.Linear"/> and <see cref="Schedule.OneCycle"/>, as a
    /// share of the largest; in [0, 1].
    /// </summary>
    public double FinalRate { get; init; }

    /// <summary>The norm that all gradients together are cut to, above 0; 0 for as they are.</summary>
    public double GradientClip { get; init; }

    /// <summary>What the network computes with while it learns.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>
    /// Decay of the moving average of the weights by which the network is judged and saved as the best, such as 0.999 (Polyak and Juditsky,
    /// 1992); in [0, 1), 0 for no average.
    /// </summary>
    public double Ema { get; init; }

    /// <summary>
    /// Epochs at the end over which the weights are averaged, one snapshot an epoch (stochastic weight averaging, Izmailov et al., 2018); at
    /// least 0, 0 for no average.
    /// </summary>
    public int SwaEpochs { get; init; }

    /// <summary>What tells the best epoch.</summary>
    public Monitored Monitor { get; init; } = Monitored.ValidationAccuracy;

    /// <summary>
    /// Epochs without a gain after which the run ends early; at least 0, 0 for never. With it, the run is measured in the end by the
    /// weights of its best epoch and not by the last.
    /// </summary>
    public int EarlyStopping { get; init; }

    /// <summary>What is done about classes of which there are many more pictures than of others.</summary>
    public ClassBalance ClassBalance { get; init; } = ClassBalance.None;

    /// <summary>The number from which every random choice of the run follows.</summary>
    public int Seed { get; init; }

    /// <summary>What the scores are judged by.</summary>
    public Objective Objective { get; init; } = new();

    /// <summary>What is done to the training pictures.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;
}
