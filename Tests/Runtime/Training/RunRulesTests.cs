using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

public class RunRulesTests
{
    private static readonly ModelDefinition Model = TinyNetwork.Definition;

    [Fact]
    public void A_fitting_model_breaks_no_rule() => Assert.Null(RunRules.Broken(Model, Model.Recipe, Sides.Split()));

    [Fact]
    public void Pictures_of_another_size_are_told_of() => Assert.Equal(
        "TinyNetwork: TinyNetwork takes pictures of 1×8×8, but those of sides 8 are 3×8×16; "
        + "declare [Input(3, 8, 16)], or open the data for this model's input",
        Message(Model, new Sides(8, 1, new PictureSize(3, 8, 16))));

    [Fact]
    public void An_open_size_takes_any_picture_of_its_channels()
    {
        var open = Model with { Input = new InputShape(1, null, null) };
        Assert.Null(RunRules.Broken(open, Model.Recipe, new Sides(8, 1, new PictureSize(1, 30, 50))));
        Assert.StartsWith(
            "TinyNetwork: TinyNetwork takes pictures of 1×H×W, but those of sides 8 are 3×30×50;",
            Message(open, new Sides(8, 1, new PictureSize(3, 30, 50))));
    }

    [Fact]
    public void Another_number_of_classes_is_told_of() => Assert.Equal(
        "TinyNetwork: TinyNetwork tells 2 classes apart, but sides 8 has 4 (left, right, top and 1 more); "
        + "end the model in Linear(4), or take data of 2 classes",
        Message(Model, new Sides(8, 1, classes: 4)));

    [Fact]
    public void An_empty_dataset_is_told_of() => Assert.Equal(
        "sides 0: it has no pictures; check the folder, and the share kept for validation", Message(Model, new Sides(0, 1)));

    [Fact]
    public void Pictures_of_any_number_of_classes_are_told_of() => Assert.Equal(
        "several: its pictures show any number of classes each, and CrossEntropy is of one class each; "
        + "declare [Loss(Loss.BinaryCrossEntropy)] on TinyNetwork, or take data of one class each",
        Message(Model, new MemoryDataset(
            "several", ["left", "right"], new PictureSize(1, 8, 8), [new LabelledPicture(new byte[64], new Target.Multiple([0, 1]), "file")])));

    [Fact]
    public void The_first_part_that_does_not_fit_is_told_of() => Assert.StartsWith(
        "sides 0: it has no pictures;",
        RunRules.Broken(Model, Model.Recipe, new DataSplit(new Sides(8, 1), new Sides(8, 2), new Sides(0, 3)))?.ToString());

    public static TheoryData<Recipe, string> Impossible => new()
    {
        { new Recipe { Epochs = 0 }, "Epochs: 0 is out of range; give a value that is at least 1" },
        { new Recipe { BatchSize = -1 }, "BatchSize: -1 is out of range; give a value that is at least 1" },
        { new Recipe { LearningRate = 0 }, "LearningRate: 0 is out of range; give a value that is above 0" },
        { new Recipe { LearningRate = double.NaN }, "LearningRate: NaN is out of range; give a value that is above 0" },
        { new Recipe { Momentum = 1 }, "Momentum: 1 is out of range; give a value that is at least 0 and below 1" },
        { new Recipe { WeightDecay = -0.5 }, "WeightDecay: -0.5 is out of range; give a value that is at least 0" },
        { new Recipe { Optimizer = (Optimizer)7 }, "Optimizer: 7 is out of range; give a value that is Adam or Sgd or AdamW or RmsProp or Lion or Lamb or Muon" },
        { new Recipe { Accumulation = 0 }, "Accumulation: 0 is out of range; give a value that is at least 1" },
        { new Recipe { StepFactor = 1 }, "StepFactor: 1 is out of range; give a value that is above 0 and below 1" },
        { new Recipe { FinalRate = 1.5 }, "FinalRate: 1.5 is out of range; give a value that is from 0 to 1" },
        {
            new Recipe { Epochs = 2, WarmupEpochs = 2 },
            "WarmupEpochs: a warm-up of 2 epochs leaves none of 2 with the whole step size; warm up for fewer epochs, or train for more"
        },
        { new Recipe { Ema = 1 }, "Ema: 1 is out of range; give a value that is at least 0 and below 1" },
        { new Recipe { SwaEpochs = 11 }, "SwaEpochs: 11 is out of range; give a value that is from 0 to the epochs" },
        { new Recipe { Ema = 0.9, SwaEpochs = 2 }, "SwaEpochs: the weights cannot be averaged in two ways; leave it out, or Ema" },
        { new Recipe { Objective = new() { LabelSmoothing = 1 } }, "LabelSmoothing: 1 is out of range; give a value that is at least 0 and below 1" },
        { new Recipe { Objective = new() { ClassWeights = [1, 0] } }, "ClassWeights: 0 is out of range; give a value that is above 0" },
        { Augmented(new() { Rotation = 181 }), "Rotation: 181 is out of range; give a value that is from 0 to 180 degrees" },
        { Augmented(new() { Shift = 1 }), "Shift: 1 is out of range; give a value that is at least 0 and below 1" },
        { Augmented(new() { Shear = 90 }), "Shear: 90 is out of range; give a value that is at least 0 and below 90 degrees" },
        { Augmented(new() { CropPadding = -1 }), "CropPadding: -1 is out of range; give a value that is at least 0" },
        { Augmented(new() { ResizedCropRatio = 0.5 }), "ResizedCropRatio: 0.5 is out of range; give a value that is at least 1" },
        { Augmented(new() { Fill = (Fill)5 }), "Fill: 5 is out of range; give a value that is Edge or Constant or Reflect" },
        { Augmented(new() { RandAugment = -1 }), "RandAugment: -1 is out of range; give a value that is at least 0" },
        { Augmented(new() { Brightness = 1.1 }), "Brightness: 1.1 is out of range; give a value that is from 0 to 1" },
        { Augmented(new() { BlurSigma = double.PositiveInfinity }), "BlurSigma: Infinity is out of range; give a value that is at least 0.1" },
        { Augmented(new() { ErasingArea = 0.01 }), "ErasingArea: 0.01 is out of range; give a value that is from 0.02 to 1" },
        { Augmented(new() { Cutmix = double.NaN }), "Cutmix: NaN is out of range; give a value that is at least 0" },
        { Augmented(new() { Zoom = -0.1 }), "Zoom: -0.1 is out of range; give a value that is at least 0 and below 1" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_recipe_is_told_of(Recipe recipe, string message) =>
        Assert.Equal(message, RunRules.Broken(recipe)?.ToString());

    [Fact]
    public void What_a_machine_lacks_hinders_training_and_no_reading()
    {
        var recipe = new Recipe { Precision = Precision.BFloat16 };
        Assert.Equal("Precision: it has none; use Float32", RunRules.Broken(recipe, "it has none")?.ToString());
        Assert.Null(RunRules.Broken(recipe, noAutocast: null));
        Assert.Null(RunRules.OutOfRange(recipe));
    }

    private static Recipe Augmented(Augmentation augmentation) => new() { Augmentation = augmentation };

    private static string? Message(ModelDefinition model, IDataset data) => RunRules.Broken(model, model.Recipe, data)?.ToString();
}
