using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Fetching;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that say what data to take.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> data = Options.Path(
        "--data",
        "Folder with CIFAR's binary files, MNIST's idx files, a folder of pictures for each class, or a CSV manifest; or "
            + $"{string.Join(", ", RemoteData.All.Select(known => known.Name))}, fetched into ${DataCache.Variable} or the user's cache "
            + "(default: the sample data)",
        "folder");

    private readonly Option<double?> validationShare = Options.Share(
        "--validation-share",
        "Share of the training pictures kept for validation where the data have none of their own (default: 0.1 beside test data, else 0.2)");

    private readonly Option<double?> testShare = Options.Share(
        "--test-share", "Share of the training pictures kept for the test in the end where the data have none of their own (default: none)");

    private readonly PictureArguments pictures = new();

    private readonly Option<bool> coarseLabels = new("--coarse-labels")
    {
        Description = "Tells CIFAR-100 apart by its 20 coarse labels instead of its 100 fine ones",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(validationShare);
        command.Add(testShare);
        command.Add(coarseLabels);
        pictures.AddTo(command);
    }

    /// <summary>Where the data come from, and how they are divided.</summary>
    public RunOrigin Origin(ParseResult parsed, string commandLine) => new(commandLine, parsed.GetValue(data))
    {
        ValidationShare = parsed.GetValue(validationShare),
        TestShare = parsed.GetValue(testShare),
    };

    /// <summary>Opens the data, which are fetched first where they are asked for by name and are not there.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="seed">The number that the split follows from.</param>
    /// <param name="environment">Where progress is told, and what ends it.</param>
    public async Task<Result<DataSplit>> Open(ParseResult parsed, InputShape input, int seed, CommandEnvironment environment)
    {
        var options = pictures.Apply(
            parsed,
            new DataOptions(
                parsed.GetValue(validationShare), seed, CoarseLabels: parsed.GetValue(coarseLabels), TestShare: parsed.GetValue(testShare)));
        var path = parsed.GetValue(data);
        if (path is null || Path.Exists(path) || RemoteData.All.FirstOrDefault(known => known.Name == path) is not { } known)
            return DataSources.Open(path, input, options);

        using var client = new HttpClient();
        var folder = Path.Combine(DataCache.Folder(Environment.GetEnvironmentVariable), known.Name);
        var fetched = await known.Fetch(client, folder, new FetchLines(environment.Error), environment.Cancellation).ConfigureAwait(false);
        return fetched.Bind(there => DataSources.Open(there, input, options));
    }
}
