using System.CommandLine;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Tests.CommandLine;

public class TransferOptionsTests
{
    [Fact]
    public void Without_an_option_what_was_said_holds()
    {
        var said = new FineTuning
        {
            From = "a",
            Renamings = [new("a", "b")],
            Freeze = ["stem"],
            FreezeParts = 1,
            UnfreezeEvery = 2,
            LayerDecay = 0.5,
            NewHead = true,
            Rates = [new("stem", 2)],
        };
        Assert.Equal(said, Parse("", said));
    }

    [Fact]
    public void Options_say_how_a_network_goes_on()
    {
        var read = Parse(
            "--from w.safetensors --rename module.= --rename fc.=classes.linear. --freeze stem --freeze layer1.* "
                + "--freeze-parts 2 --unfreeze-every 3 --layer-decay 0.8 --new-head --rate stem=0.1 --rate layer1.*=2",
            FineTuning.None);
        Assert.Equal(("w.safetensors", 2, 3, 0.8), (read.From, read.FreezeParts, read.UnfreezeEvery, read.LayerDecay));
        Assert.Equal([new("module.", ""), new("fc.", "classes.linear.")], read.Renamings.AsEnumerable());
        Assert.Equal(["stem", "layer1.*"], read.Freeze.AsEnumerable());
        Assert.Equal([new("stem", 0.1), new("layer1.*", 2)], read.Rates.AsEnumerable());
        Assert.True(read.NewHead);
    }

    [Theory]
    [InlineData("--rename fc", "--rename: 'fc' is not of the form old=new")]
    [InlineData("--rename =x", "--rename: '=x' is not of the form old=new")]
    [InlineData("--rate stem", "--rate: 'stem' is not of the form path=factor")]
    [InlineData("--rate stem=much", "--rate: 'stem=much' is not of the form path=factor")]
    [InlineData("--layer-decay half", "--layer-decay: 'half' is not a number")]
    [InlineData("--unfreeze-every 1.5", "--unfreeze-every: '1.5' is not a whole number")]
    public void What_cannot_be_read_is_told_of(string arguments, string message) =>
        Assert.Equal([message], Of(arguments).Parsed.Errors.Select(error => error.Message));

    /// <summary>Every setting has its option.</summary>
    [Fact]
    public void No_setting_is_left_out()
    {
        var none = FineTuning.None;
        var changed = Parse(
            "--from w --new-head --rename a=b --freeze stem --freeze-parts 2 --unfreeze-every 3 --layer-decay 0.8 --rate stem=0.1", none);
        Assert.All(
            typeof(FineTuning).GetProperties().Where(property => property.CanWrite),
            property => Assert.NotEqual(property.GetValue(none), property.GetValue(changed)));
    }

    private static FineTuning Parse(string arguments, FineTuning defaults)
    {
        var (options, parsed) = Of(arguments);
        Assert.Empty(parsed.Errors);
        return options.Apply(parsed, defaults);
    }

    private static (TransferOptions Options, ParseResult Parsed) Of(string arguments)
    {
        var (options, command) = (new TransferOptions(), new RootCommand());
        options.AddTo(command);
        return (options, command.Parse(arguments));
    }
}
