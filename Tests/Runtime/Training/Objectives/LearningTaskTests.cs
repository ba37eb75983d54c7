using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Objectives;

namespace DeclarativeNet.Tests.Training.Objectives;

public sealed class LearningTaskTests
{
    private static readonly IDataset Several = new MemoryDataset(
        "several", ["left", "right"], new PictureSize(1, 8, 8), [new LabelledPicture(new byte[64], new Target.Multiple([0, 1]), "file")]);

    [Theory]
    [InlineData(Loss.CrossEntropy, 2, LearningTask.MultiClass)]
    [InlineData(Loss.Focal, 2, LearningTask.MultiClass)]
    [InlineData(Loss.BinaryCrossEntropy, 2, LearningTask.MultiClass)]
    [InlineData(Loss.BinaryCrossEntropy, 1, LearningTask.Binary)]
    [InlineData(Loss.BinaryFocal, 1, LearningTask.Binary)]
    public void Pictures_of_one_class_each(Loss loss, int scores, LearningTask task) =>
        Assert.Equal(task, LearningTasks.Of(Model(scores), loss, new Sides(8, 1)).OrThrow());

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.BinaryFocal)]
    public void Pictures_of_any_number_of_classes(Loss loss) =>
        Assert.Equal(LearningTask.MultiLabel, LearningTasks.Of(Model(2), loss, Several).OrThrow());

    [Fact]
    public void One_score_and_a_softmax_make_no_task() => Assert.Equal(
        "TinyNetwork gives one score, and CrossEntropy needs one for each class",
        Assert.Throws<TrainingException>(() => LearningTasks.Of(Model(1), Loss.CrossEntropy, new Sides(8, 1)).OrThrow()).Failure.What);

    [Fact]
    public void A_softmax_and_several_classes_a_picture_make_no_task() => Assert.StartsWith(
        "its pictures show any number of classes each, and Focal is of one class each",
        Assert.Throws<TrainingException>(() => LearningTasks.Of(Model(2), Loss.Focal, Several).OrThrow()).Failure.What);

    private static ModelDefinition Model(int scores) => TinyNetwork.Definition with { Classes = scores };
}
