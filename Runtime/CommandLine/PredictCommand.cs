using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Training;
using static TorchSharp.torch;

namespace DeclarativeNet.CommandLine;

/// <summary><c>predict</c>: what a trained network says of pictures.</summary>
internal sealed class PredictCommand(ModelDefinition model, CommandEnvironment environment)
{
    private readonly TrainedNetworkOptions trained = new(model);

    private readonly Argument<string[]> pictures = new("pictures")
    {
        Description = "Picture files, or folders with picture files in them or below; - for a list of them on standard input, a line each",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<PredictionFormat> format = new("--format")
    {
        Description = "table, json (an object a line) or csv; json and csv have the probabilities of all classes",
        HelpName = "name",
    };

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var predict = new PredictCommand(model, environment);
        var command = new Command("predict", "Says what pictures show: for each file its class and the probability of it.") { predict.pictures, predict.format };
        predict.trained.AddTo(command);
        command.SetAction(predict.Run);
        return command;
    }

    private int Run(ParseResult parsed) => Files([.. parsed.GetRequiredValue(pictures).SelectMany(Listed)])
        .Bind(files => ImageCodecs.Load().Bind(codec => trained.Open(parsed).Map(network =>
        {
            using (network)
                return Predict(files, codec, network, parsed.GetValue(format));
        })))
        .Match(exitCode => exitCode, environment.Fail);

    /// <summary>Says what the files show, a batch at a time. One that is no picture is told of and left out.</summary>
    private int Predict(ImmutableArray<string> files, IImageCodec codec, TrainedNetwork network, PredictionFormat format)
    {
        var predictions = new List<PicturePrediction>();
        var failures = 0;
        foreach (var chunk in files.Chunk(network.Checkpoint.Recipe.BatchSize))
        {
            environment.Cancellation.ThrowIfCancellationRequested();
            var decoded = new List<(string File, byte[] Bytes)>();
            foreach (var file in chunk)
                failures += Decode(file, codec, network).Match(bytes => Kept(decoded, file, bytes), environment.Fail);
            predictions.AddRange(Ask(decoded, network));
        }
        new PredictionWriter(environment, network.Checkpoint.Task, network.Checkpoint.Classes).Write(predictions, format);
        return failures == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static int Kept(List<(string File, byte[] Bytes)> decoded, string file, byte[] bytes)
    {
        decoded.Add((file, bytes));
        return 0;
    }

    private static Result<byte[]> Decode(string file, IImageCodec codec, TrainedNetwork network)
    {
        try
        {
            return codec.Decode(File.ReadAllBytes(file), file, network.Checkpoint.Size, Fit.Cover);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be read: {problem.Message}", file, "check the file and its permissions");
        }
    }

    private static IEnumerable<PicturePrediction> Ask(List<(string File, byte[] Bytes)> decoded, TrainedNetwork network)
    {
        if (decoded.Count == 0)
            return [];
        var size = network.Checkpoint.Size;
        using var images = tensor(decoded.SelectMany(picture => picture.Bytes).ToArray(), [decoded.Count, size.Channels, size.Height, size.Width]);
        using var floats = Loader.ToFloat(images, network.Device);
        var said = Evaluator.Predict(
            network.Network, new Image(floats), network.Checkpoint.Task, network.Checkpoint.Recipe.Objective.Loss);
        return decoded.Zip(said, (picture, probabilities) => new PicturePrediction(picture.File, probabilities));
    }

    /// <summary>A path, or the paths on standard input.</summary>
    private IEnumerable<string> Listed(string path)
    {
        if (path != "-")
            return [path];
        var lines = new List<string>();
        while (environment.Input.ReadLine() is { } line)
        {
            if (line.Trim().Length > 0)
                lines.Add(line.Trim());
        }
        return lines;
    }

    private static Result<ImmutableArray<string>> Files(string[] paths)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                found.Add(path);
            else if (Directory.Exists(path))
                found.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal));
            else
                return new Failure("there is no such file or folder", path, "give picture files, or folders of them");
        }
        return found.Count > 0
            ? found.ToImmutable()
            : new Failure("there are no files in it", string.Join(", ", paths), "give picture files, or folders of them");
    }
}
