using System.CommandLine;
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

    private readonly Option<string[]> rename = Renamings();

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

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [from, rename, freeze, freezeParts, unfreezeEvery, layerDecay];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>A way of fine-tuning with what the command line says of it.</summary>
    public FineTuning Apply(ParseResult parsed, FineTuning defaults) => defaults with
    {
        From = parsed.GetValue(from) ?? defaults.From,
        Renamings = parsed.GetValue(rename) is { Length: > 0 } renamings ? [.. renamings.Select(Renaming)] : defaults.Renamings,
        Freeze = parsed.GetValue(freeze) is { Length: > 0 } patterns ? [.. patterns] : defaults.Freeze,
        FreezeParts = parsed.GetValue(freezeParts) ?? defaults.FreezeParts,
        UnfreezeEvery = parsed.GetValue(unfreezeEvery) ?? defaults.UnfreezeEvery,
        LayerDecay = parsed.GetValue(layerDecay) ?? defaults.LayerDecay,
    };

    private static Option<string[]> Renamings()
    {
        var option = new Option<string[]>("--rename")
        {
            Description = "Calls the file's tensors differently: fc.=classes.linear., or module.= for nothing; several times for several",
            HelpName = "old=new",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--rename: '{token.Value}' is not of the form old=new");
        });
        return option;
    }

    private static Renaming Renaming(string text) => new(text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
}
