namespace DeclarativeNet;

/// <summary>The rule by which parameters follow their gradients.</summary>
public enum Optimizer
{
    /// <summary>Adam (Kingma and Ba, 2015). Weight decay is a part of the gradient.</summary>
    Adam,

    /// <summary>Stochastic gradient descent, with momentum where the recipe gives one.</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
    AdamW,

    /// <summary>RMSprop (Tieleman and Hinton, 2012), with momentum where the recipe gives one.</summary>
    RmsProp,

    /// <summary>Lion: the sign of an interpolated momentum (Chen et al., 2023). Decoupled weight decay.</summary>
    Lion,

    /// <summary>LAMB: Adam's step scaled by each layer's trust ratio (You et al., 2020). Decoupled weight decay.</summary>
    Lamb,

    /// <summary>
    /// Muon: orthogonalised momentum of weight matrices (Jordan et al., 2024); AdamW for all that is no matrix, and for the last layer.
    /// Decoupled weight decay.
    /// </summary>
    Muon,
}

/// <summary>How the step size changes over a run. Before any of them may come a linear warm-up.</summary>
public enum Schedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It is multiplied by <see cref="Recipe.StepFactor"/> after every <see cref="Recipe.StepEpochs"/> epochs.</summary>
    Step,

    /// <summary>It falls along half a cosine to the final rate (Loshchilov and Hutter, 2017).</summary>
    Cosine,

    /// <summary>It falls along a straight line to the final rate.</summary>
    Linear,

    /// <summary>It rises to the learning rate over the first 30 % of the run and falls to the final rate, along cosines (Smith, 2018).</summary>
    OneCycle,

    /// <summary>
    /// It is multiplied by <see cref="Recipe.StepFactor"/> when what is watched has not become better for <see cref="Recipe.Patience"/>
    /// epochs.
    /// </summary>
    ReduceOnPlateau,
}

/// <summary>What the network computes with while it learns.</summary>
public enum Precision
{
    /// <summary>32-bit floats.</summary>
    Float32,

    /// <summary>
    /// Matrix products and convolutions in bfloat16, everything that has to be exact and the parameters themselves in 32-bit floats
    /// (Micikevicius et al., 2018; Kalamkar et al., 2019).
    /// </summary>
    BFloat16,
}

/// <summary>What tells the best epoch, and when there is no more to gain.</summary>
public enum Monitored
{
    /// <summary>Accuracy on the validation data; higher is better.</summary>
    ValidationAccuracy,

    /// <summary>Loss on the validation data; lower is better.</summary>
    ValidationLoss,
}

/// <summary>What is done about classes of which there are many more pictures than of others.</summary>
public enum ClassBalance
{
    /// <summary>Nothing: every picture counts the same.</summary>
    None,

    /// <summary>
    /// A picture's loss is weighted with the inverse of its class's share: all pictures ÷ (classes × pictures of the class). Where a
    /// binary loss decides for each class, what is there is weighted with pictures without the class ÷ pictures with it. What is
    /// measured has no weights.
    /// </summary>
    Weights,

    /// <summary>Every epoch draws the pictures with replacement, each class as often as any other.</summary>
    Sampling,
}

/// <summary>What a network's scores are judged by.</summary>
public enum Loss
{
    /// <summary>Cross-entropy of the softmax of the scores: one class for each picture.</summary>
    CrossEntropy,

    /// <summary>
    /// Binary cross-entropy of the sigmoid of each score: any number of classes for each picture, or yes and no where the model has one score.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>Focal loss on the softmax of the scores (Lin et al., 2017): cross-entropy times (1 - p)^γ.</summary>
    Focal,

    /// <summary>Focal loss on the sigmoid of each score (Lin et al., 2017), as torchvision's <c>sigmoid_focal_loss</c>.</summary>
    BinaryFocal,
}
