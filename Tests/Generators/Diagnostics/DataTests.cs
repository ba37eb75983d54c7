using System.Globalization;
using DeclarativeNet.Generators.Tests.Metadata;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>Data whose type says what they are, given to a model of something else, do not compile.</summary>
public sealed class DataTests
{
    private const string Models = """
        namespace Sample;

        using DeclarativeNet.Data;

        [Model]
        public sealed partial record Colour(
            [Input(3, 32, 32)]                         Image  Pixels,
            [Conv2d(8, 3), GlobalAvgPool, Linear(10)]  Logits Classes);

        [Model]
        public sealed partial record AnySize(
            [Input(3, "H", "W")]                       Image  Pixels,
            [Conv2d(8, 3), GlobalAvgPool, Linear(10)]  Logits Classes);

        [DataShape(3, 64, 64, Classes = 37)]
        public record Pets(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);

        [DataShape(3, 32, 32, Classes = 10)]
        public interface ISmall;

        [DataShape(3, 32, 32, Classes = 10, MultiLabel = true)]
        public record Scenes(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);

        [DataShape(Classes = 2)]
        public record YesOrNo(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);

        [Model, Loss(Loss.Focal)]
        public sealed partial record Focal(
            [Input(3, 32, 32)]                         Image  Pixels,
            [Conv2d(8, 3), GlobalAvgPool, Linear(10)]  Logits Classes);

        [Model, Loss(Loss.BinaryFocal)]
        public sealed partial record Several(
            [Input(3, 32, 32)]                         Image  Pixels,
            [Conv2d(8, 3), GlobalAvgPool, Linear(10)]  Logits Classes);

        [Model, Loss(Loss.BinaryCrossEntropy)]
        public sealed partial record OneScore(
            [Input(3, 32, 32)]                         Image  Pixels,
            [Conv2d(8, 3), GlobalAvgPool, Linear(1)]   Logits Classes);

        public sealed record Marked(IDataset Train, IDataset Validation) : DataSplit(Train, Validation), ISmall;

        """;

    [Theory]
    [InlineData(
        "public static object Run(Mnist digits) => Colour.Train(⟦digits⟧);",
        "DNET0208: 'Colour' takes pictures of 3×32×32, but those of Mnist are 1×28×28; declare 'Pixels' as [Input(1, 28, 28)], or give data of 3×32×32")]
    [InlineData(
        "public static object Run(Mnist digits, Colour.Net net) => Colour.Evaluate(net, batchSize: 8, data: ⟦digits⟧);",
        "DNET0208: 'Colour' takes pictures of 3×32×32, but those of Mnist are 1×28×28; declare 'Pixels' as [Input(1, 28, 28)], or give data of 3×32×32")]
    [InlineData(
        "public static object Run(Result<Mnist> read) { var digits = read.Match(data => data, failure => null!); return Colour.Train(⟦digits⟧); }",
        "DNET0208: 'Colour' takes pictures of 3×32×32, but those of Mnist are 1×28×28; declare 'Pixels' as [Input(1, 28, 28)], or give data of 3×32×32")]
    [InlineData(
        "public static object Run<T>(T pets) where T : Pets => AnySize.Train(⟦pets⟧);",
        "DNET0209: 'AnySize' tells 10 classes apart, but Pets has 37; end 'Classes' in Linear(37), or give data of 10 classes")]
    [InlineData(
        "public static object Run(Pets pets) => AnySize.Train(⟦pets⟧);",
        "DNET0209: 'AnySize' tells 10 classes apart, but Pets has 37; end 'Classes' in Linear(37), or give data of 10 classes")]
    [InlineData(
        "public static object Run(Scenes scenes) => Colour.Train(⟦scenes⟧);",
        "DNET0230: 'Colour' is judged by CrossEntropy, which takes one class for each picture, but those of Scenes show any number; declare [Loss(Loss.BinaryCrossEntropy)], or give data of one class a picture")]
    [InlineData(
        "public static object Run(Scenes scenes, Focal.Net net) => Focal.Evaluate(net, ⟦scenes⟧);",
        "DNET0230: 'Focal' is judged by Focal, which takes one class for each picture, but those of Scenes show any number; declare [Loss(Loss.BinaryFocal)], or give data of one class a picture")]
    public async Task DataThatDoNotFitAreAnError(string method, string expected)
    {
        var marked = Marked.Read($"{Models}public static class Program\n{{\n{method}\n}}");

        var found = Assert.Single(await marked.Analyze());

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
        Assert.Single(found.AdditionalLocations);
    }

    [Theory]
    [InlineData("public static object Run(Cifar10 data) => Colour.Train(data);")]
    [InlineData("public static object Run(Cifar10 data) => AnySize.Train(data);")]
    [InlineData("public static object Run(Sample.Marked data) => Colour.Train(data);")]
    [InlineData("public static object Run(DataSplit data) => Colour.Train(data);")]
    [InlineData("public static object Run(Scenes scenes) => Several.Train(scenes);")]
    [InlineData("public static object Run(Scenes scenes, Recipe recipe) => Colour.Train(scenes, recipe);")]
    [InlineData("public static object Run(YesOrNo data) => OneScore.Train(data);")]
    [InlineData("public static object Run(Mnist digits) => Colour.Train((DataSplit)digits);")]
    public async Task DataThatFitOrAreKnownOnlyAtRunTimeAreNone(string method) =>
        Silence.Assert(await Marked.Read($"{Models}public static class Program\n{{\n{method}\n}}").Analyze());

    [Theory]
    [InlineData("Mirrored.Train(⟦letters⟧)", "DNET0229: 'Mirrored' learns from pictures mirrored by HorizontalFlip, and a mirrored picture of Letters may be of another class; leave HorizontalFlip out")]
    [InlineData("Mirrored.Train(letters, Mirrored.Recipe with { Augmentation = Augmentation.None })", null)]
    [InlineData("Mirrored.Evaluate(net, letters)", null)]
    [InlineData("Mirrored.Train(signs)", null)]
    [InlineData("AnySize.Train(letters)", null)]
    public async Task FlipsOfDataThatMustNotBeMirroredAreTold(string call, string? expected)
    {
        var marked = Marked.Read($$"""
            {{Models}}
            [Model, Augment(HorizontalFlip = true, VerticalFlip = false)]
            public sealed partial record Mirrored([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 3), GlobalAvgPool, Linear(10)] Logits Classes);
            [DataShape(3, 32, 32, Classes = 10, AllowsFlips = false)]
            public record Letters(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);
            [DataShape(3, 32, 32, AllowsFlips = true)]
            public record Signs(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);
            public static class Program { public static object Run(Letters letters, Signs signs, Mirrored.Net net) => {{call}}; }
            """);

        var found = await marked.Analyze();

        Assert.Equal(expected is null ? [] : [expected], found.Select(message => $"{message.Id}: {message.GetMessage(CultureInfo.InvariantCulture)}"));
        Assert.Equal(marked.Spans, found.Select(message => message.Location.SourceSpan));
    }

    [Fact]
    public async Task PicturesAndClassesAreToldOfBoth()
    {
        var marked = Marked.Read($"{Models}public static class Program {{ public static object Run(Pets pets) => Colour.Train(⟦pets⟧); }}");

        Assert.Equal(["DNET0208", "DNET0209"], (await marked.Analyze()).Select(found => found.Id));
    }

    [Fact]
    public async Task AModelOfAReferencedProjectIsToldWithoutAPlaceInIt()
    {
        var models = GeneratorHarness.Generate(Library.Named("Models", Models)).Compilation;
        var marked = Marked.Read("using Sample; public static class Program { public static object Run(Pets pets) => AnySize.Train(⟦pets⟧); }");
        var project = GeneratorHarness.Project(marked.Source).AddReferences(models.ToMetadataReference());

        var found = Assert.Single(await GeneratorHarness.Analyze(project));

        Assert.Equal("DNET0209", found.Id);
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
        Assert.Empty(found.AdditionalLocations);
    }

    [Theory]
    [InlineData("⟦DataShape(0, 8, 8)⟧", "DNET0210: the pictures of 'Pets' are said to be 0×8×8; every size has to be at least 1")]
    [InlineData("⟦DataShape(Classes = 0)⟧", "DNET0210: 'Pets' is said to have 0 classes; there has to be at least 1")]
    public async Task ASenselessShapeIsAnErrorWhereItIsSaid(string attribute, string expected)
    {
        var marked = Marked.Read($"""
            using DeclarativeNet.Data;
            [{attribute}] public sealed record Pets(IDataset Train, IDataset Validation) : DataSplit(Train, Validation);
            """);

        var found = Assert.Single(await marked.Analyze());

        Assert.Equal(expected, $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
    }
}
