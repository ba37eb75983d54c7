using System.CommandLine;
using DeclarativeNet.Data;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that say what data to take.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with CIFAR-10's binary files, MNIST's idx files, or a folder of pictures for each class (default: the sample data)",
        HelpName = "folder",
    };

    private readonly Option<double?> validationShare = Share();
    private readonly PictureArguments pictures = new();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(validationShare);
        pictures.AddTo(command);
    }

    /// <summary>Opens the data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="seed">The number that the split follows from.</param>
    public Result<DataSplit> Open(ParseResult parsed, InputShape input, int seed) =>
        DataSources.Open(parsed.GetValue(data), input, pictures.Apply(parsed, new DataOptions(parsed.GetValue(validationShare), seed)));

    private static Option<double?> Share()
    {
        var option = Options.Number<double>(
            "--validation-share",
            "Share of the training pictures kept for validation where the data have none of their own (default: 0.1 beside test data, else 0.2)",
            "share");
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<double?>() is <= 0 or >= 1)
                result.AddError("--validation-share: give a value above 0 and below 1");
        });
        return option;
    }
}
