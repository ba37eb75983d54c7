using System.CommandLine;
using System.Globalization;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that let a network go on from what another has learned.</summary>
internal sealed class TransferOptions
{
    private readonly Option<string?> from = new("--from")
    {
        Description = "Begins with the weights of a file, a checkpoint or any safetensors file, but for a last layer of other classes",
        HelpName = "file",
    };

    private readonly Option<bool> newHead = new("--new-head")
    {
        Description = "Lets the last layer begin anew even where the file's has its shape (by itself where a checkpoint has other classes)",
    };

    private readonly Option<string[]> rename = Pairs(
        "--rename", "Calls the file's tensors differently: fc.=classes.linear., or module.= for nothing; several times for several", "old=new",
        _ => true);

    private readonly Option<string[]> freeze = new("--freeze")
    {
        Description = "Holds layers still, by their paths: stem, layer1.*; several times for several",
        HelpName = "path",
    };

    private readonly Option<int?> freezeParts = Options.Number<int>(
        "--freeze-parts", "Holds so many parts still, from the input on: a value or a turn of a block each (default: 0)", "count");

    private readonly Option<int?> unfreezeEvery = Options.Number<int>(
        "--unfreeze-every", "Lets a frozen part more learn every so many epochs, the last one first (default: 0, never)", "count");

    private readonly Option<double?> layerDecay = Options.Number<double>(
        "--layer-decay", "Multiplies the learning rate by this for each part between a layer and the class scores (default: 1)", "factor");

    private readonly Option<string[]> rate = Pairs(
        "--rate", "Multiplies the learning rate of layers, by their paths: stem=0.1; several times for several", "path=factor",
        factor => Factor(factor) is not null);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [from, newHead, rename, freeze, freezeParts, unfreezeEvery, layerDecay, rate];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>The file whose weights the network begins with, if one is given.</summary>
    public string? From(ParseResult parsed) => parsed.GetValue(from);

    /// <summary>A way of fine-tuning with what the command line says of it.</summary>
    public FineTuning Apply(ParseResult parsed, FineTuning defaults) => defaults with
    {
        From = From(parsed) ?? defaults.From,
        NewHead = parsed.GetValue(newHead) || defaults.NewHead,
        Renamings = parsed.GetValue(rename) is { Length: > 0 } renamings
            ? [.. renamings.Select(Pair).Select(pair => new Renaming(pair.Before, pair.After))]
            : defaults.Renamings,
        Freeze = parsed.GetValue(freeze) is { Length: > 0 } patterns ? [.. patterns] : defaults.Freeze,
        FreezeParts = parsed.GetValue(freezeParts) ?? defaults.FreezeParts,
        UnfreezeEvery = parsed.GetValue(unfreezeEvery) ?? defaults.UnfreezeEvery,
        LayerDecay = parsed.GetValue(layerDecay) ?? defaults.LayerDecay,
        Rates = parsed.GetValue(rate) is { Length: > 0 } rates
            ? [.. rates.Select(Pair).Select(pair => new RateRule(pair.Before, Factor(pair.After)!.Value))]
            : defaults.Rates,
    };

    /// <summary>Two texts with an equals sign between them.</summary>
    private static Option<string[]> Pairs(string name, string description, string form, Func<string, bool> isRight)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = form };
        option.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value).Where(text => text.IndexOf('=') < 1 || !isRight(Pair(text).After)))
                result.AddError($"{name}: '{text}' is not of the form {form}");
        });
        return option;
    }

    private static (string Before, string After) Pair(string text) => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);

    private static double? Factor(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) ? factor : null;
}
