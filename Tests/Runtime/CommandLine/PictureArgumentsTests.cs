using System.CommandLine;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>The options that say how picture files are read.</summary>
public sealed class PictureArgumentsTests
{
    [Theory]
    [InlineData("4096", 4096L)]
    [InlineData("12B", 12L)]
    [InlineData("500KB", 500L * 1024)]
    [InlineData("1.5mb", 3L * 512 * 1024)]
    [InlineData("2GB", 2L * 1024 * 1024 * 1024)]
    [InlineData("0", 0L)]
    public void Memory_is_given_with_a_unit(string text, long bytes) =>
        Assert.Equal(bytes, Parse("--cache-memory", text).Options.CacheBytes);

    [Theory]
    [InlineData("much")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    [InlineData("1e300")]
    [InlineData("99999999999TB")]
    public void What_is_no_size_is_refused(string text) =>
        Assert.Equal([$"--cache-memory: '{text}' is no size; give one such as 500MB or 2GB"], Parse($"--cache-memory={text}").Errors);

    [Theory]
    [InlineData("skip", BadPictures.Skip)]
    [InlineData("Fail", BadPictures.Fail)]
    public void Bad_pictures_are_skipped_or_fatal(string text, BadPictures expected) =>
        Assert.Equal(expected, Parse("--bad-pictures", text).Options.BadPictures);

    [Theory]
    [InlineData("ignore")]
    [InlineData("1")]
    public void Anything_else_about_bad_pictures_is_refused(string text) =>
        Assert.Equal([$"--bad-pictures: '{text}' is neither skip nor fail"], Parse("--bad-pictures", text).Errors);

    [Fact]
    public void What_is_not_given_is_the_default() => Assert.Equal(new DataOptions(Seed: 3), Parse().Options);

    private static (DataOptions Options, string[] Errors) Parse(params string[] arguments)
    {
        var pictures = new PictureArguments();
        var command = new Command("train");
        pictures.AddTo(command);
        var parsed = command.Parse(arguments);
        return parsed.Errors.Count > 0
            ? (new DataOptions(), [.. parsed.Errors.Select(error => error.Message)])
            : (pictures.Apply(parsed, new DataOptions(Seed: 3)), []);
    }
}
