using System.Globalization;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>A run's progress in words and figures; the same for terminals and files.</summary>
internal static class ProgressText
{
    /// <summary>The headings of the finished epochs.</summary>
    public const string EpochHeader = "  epoch   train loss   accuracy   validation loss   accuracy     time";

    /// <summary>What is run, in a few lines.</summary>
    public static IEnumerable<string> Opening(TrainingEvent.Started started)
    {
        var run = started.Run;
        yield return $"{(run.Title.Length > 0 ? $"{run.Model}, {run.Title}" : run.Model)}: {run.Size} to {run.Classes.Length} classes, "
            + $"{Readable.Count(run.Summary.Parameters)} parameters";
        yield return string.Join(", ", run.Data.Select(data => $"{data.Name} {Readable.Count(data.Pictures)}")) + " pictures";
        yield return $"{run.Device}, {run.Backend}; {run.Machine}";
        if (!started.History.IsEmpty)
            yield return $"resumed after epoch {started.History[^1].Epoch} of {run.Recipe.Epochs}";
    }

    /// <summary>A finished epoch, under <see cref="EpochHeader"/>.</summary>
    public static string Row(EpochResult epoch, int epochs, bool best) =>
        $"{$"{epoch.Epoch}/{epochs}",7}   {Readable.Fixed(epoch.TrainLoss),10}   {Readable.Fixed(epoch.TrainAccuracy),8}   "
        + $"{Readable.Fixed(epoch.ValidationLoss),15}   {Readable.Fixed(epoch.ValidationAccuracy),8}   {Readable.Duration(epoch.Duration),6}"
        + (best ? "   best" : "");

    /// <summary>A finished epoch as a line on its own.</summary>
    public static string Line(EpochResult epoch, int epochs) =>
        $"epoch {epoch.Epoch}/{epochs}: train loss {Readable.Fixed(epoch.TrainLoss)} accuracy {Readable.Fixed(epoch.TrainAccuracy)}, "
        + $"validation loss {Readable.Fixed(epoch.ValidationLoss)} accuracy {Readable.Fixed(epoch.ValidationAccuracy)}, "
        + Readable.Duration(epoch.Duration);

    /// <summary>What became of the tensors that were to be taken over.</summary>
    public static IEnumerable<string> Lines(TrainingEvent.Transferred transferred) => transferred.Report.ToString().TrimEnd('\n').Split('\n');

    /// <summary>Why a run ends before its last epoch.</summary>
    public static string Line(TrainingEvent.StoppedEarly stopped) =>
        $"stopped after epoch {stopped.Epoch}: none has been better than epoch {stopped.Best.Epoch} "
        + $"(validation loss {Readable.Fixed(stopped.Best.ValidationLoss)} accuracy {Readable.Fixed(stopped.Best.ValidationAccuracy)})";

    /// <summary>Where the epoch stands, as a line on its own.</summary>
    public static string Line(TrainingEvent.Stepped step, Progress progress) =>
        $"epoch {step.Epoch}/{progress.Run?.Recipe.Epochs} step {step.Step}/{step.Steps}: {Figures(step, progress)}";

    /// <summary>The figures of a step.</summary>
    public static string Figures(TrainingEvent.Stepped step, Progress progress) =>
        $"loss {Readable.Fixed(step.Loss)} accuracy {Readable.Fixed(step.Accuracy)}, {Rate(step.PicturesPerSecond)} pictures/s"
        + (step.Step == step.Steps ? ", validating"
            : progress.EpochRemaining is { } remaining ? $", {Readable.Duration(remaining)} left" : "");

    private static string Rate(double picturesPerSecond) => double.IsFinite(picturesPerSecond)
        ? picturesPerSecond.ToString("N0", CultureInfo.InvariantCulture) : "n/a";
}
