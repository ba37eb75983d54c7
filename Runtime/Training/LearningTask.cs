namespace DeclarativeNet.Training;

/// <summary>What a network has to find out about a picture: which loss is declared, and which targets the data have, decide it.</summary>
public enum LearningTask
{
    /// <summary>Which one of K classes it shows: K scores, whose softmax is a probability for each class.</summary>
    MultiClass,

    /// <summary>Whether it is the second of two classes: one score, whose sigmoid is that class's probability.</summary>
    Binary,

    /// <summary>Which of K classes it shows, none, one or several: K scores, the sigmoid of each a probability of its own.</summary>
    MultiLabel,
}
