using DeclarativeNet.Data;
using DeclarativeNet.Data.Sample;

namespace DeclarativeNet.Tests.Data;

/// <summary>The data that the library draws.</summary>
public sealed class SampleDataTests
{
    private static readonly PictureSize Size = new(3, 32, 32);

    [Fact]
    public void Each_class_has_the_same_share_of_each_part()
    {
        var split = SampleData.Draw(new InputShape(1, 16, 16), seed: 0).Value();

        Assert.Equal((6_000, 1_000, 2_000), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.All(new[] { split.Train, split.Validation, split.Test }, part => Assert.All(
            part.Labels().CountBy(label => label).Select(of => of.Value), count => Assert.Equal(part.Targets.Count / 10, count)));
        Assert.Equal(10, split.Train.Classes.Distinct().Count());
    }

    [Fact]
    public void A_picture_follows_from_seed_part_and_number()
    {
        Assert.Equal(Draw(label: 3, seed: 1), Draw(label: 3, seed: 1));
        Assert.NotEqual(Draw(label: 3, seed: 1), Draw(label: 3, seed: 2));
        Assert.NotEqual(Draw(label: 3, seed: 1, stream: 0), Draw(label: 3, seed: 1, stream: 1));
    }

    [Fact]
    public void The_same_scene_shows_another_figure_for_another_class() =>
        Assert.All(Enumerable.Range(1, 9), label => Assert.NotEqual(Draw(label: 0, seed: 1), Draw(label, seed: 1)));

    [Theory]
    [InlineData("circle", 2.27)]
    [InlineData("ring", 1.81)]
    [InlineData("square", 2.19)]
    [InlineData("triangle", 1.30)]
    [InlineData("star", 1.30)]
    [InlineData("cross", 1.92)]
    [InlineData("arrow", 1.18)]
    [InlineData("hourglass", 1.51)]
    public void Figures_cover_the_area_that_geometry_says(string name, double area)
    {
        const int cells = 400;
        var figure = Figure.All.Single(figure => figure.Name == name).Figure;
        var inside = Enumerable.Range(0, cells * cells).Count(cell =>
            figure.Distance(new System.Numerics.Vector2(cell % cells * 2.4f / cells - 1.2f, cell / cells * 2.4f / cells - 1.2f)) < 0);

        Assert.Equal(area, inside * 2.4 * 2.4 / (cells * cells), 0.02);
    }

    [Fact]
    public void Figures_end_within_their_reach() => Assert.All(Figure.All, named => Assert.All(Enumerable.Range(0, 360), degree =>
    {
        var (sine, cosine) = MathF.SinCos(degree * MathF.PI / 180);
        Assert.True(named.Figure.Distance(Figure.Reach * new System.Numerics.Vector2(cosine, sine)) > 0);
    }));

    [Fact]
    public void A_figure_is_lighter_than_its_ground()
    {
        // The middle of a disc against the corners, in the mean over pictures: one disc may be darker than a speck, all are not.
        var pictures = Enumerable.Range(0, 50).Select(seed => Draw(label: 0, seed)).ToArray();

        Assert.True(pictures.Average(picture => picture[16 * 32 + 16]) > pictures.Average(picture => picture[0]) + 80);
    }

    [Fact]
    public void A_model_of_other_channels_is_told_what_there_is() => Assert.Equal(
        "sample data: the model takes pictures of 4×32×32, and the sample data can have 1 or 3 channels and sides of at least 16; change the model's Input, or give data of your own",
        SampleData.Draw(new InputShape(4, null, null), seed: 0).Failure());

    private static byte[] Draw(int label, int seed, int stream = 0)
    {
        var random = RandomSequence.For(seed, stream);
        return Scene.Random(Figure.All[label].Figure, random).Draw(Size, random);
    }
}
