using System.Collections.Immutable;
using DeclarativeNet.Training;

namespace DeclarativeNet.Reports.TensorBoard;

/// <summary>A point of one of TensorBoard's curves.</summary>
/// <param name="Tag">The curve: <c>loss/validation</c>. What stands before the slash groups curves.</param>
/// <param name="Step">Where on the axis.</param>
/// <param name="Value">The value; TensorBoard keeps 32 bits of it.</param>
internal readonly record struct Scalar(string Tag, long Step, double Value)
{
    /// <summary>
    /// The points that an event of a run is worth: those of steps over all steps of the run, those of epochs over epochs.
    /// </summary>
    public static ImmutableArray<Scalar> Of(TrainingEvent happened) => happened switch
    {
        TrainingEvent.Stepped step => Of(step, ((step.Epoch - 1L) * step.Steps) + step.Step),
        TrainingEvent.EpochCompleted epoch => Of(epoch.Result),
        _ => [],
    };

    private static ImmutableArray<Scalar> Of(TrainingEvent.Stepped happened, long step) =>
    [
        new("step/loss", step, happened.Loss),
        new("step/accuracy", step, happened.Accuracy),
        new("step/learning_rate", step, happened.LearningRate),
        new("step/pictures_per_second", step, happened.PicturesPerSecond),
    ];

    private static ImmutableArray<Scalar> Of(EpochResult epoch) =>
    [
        new("loss/train", epoch.Epoch, epoch.TrainLoss),
        new("loss/validation", epoch.Epoch, epoch.ValidationLoss),
        new("accuracy/train", epoch.Epoch, epoch.TrainAccuracy),
        new("accuracy/validation", epoch.Epoch, epoch.ValidationAccuracy),
        new("learning_rate", epoch.Epoch, epoch.LearningRate),
    ];
}
