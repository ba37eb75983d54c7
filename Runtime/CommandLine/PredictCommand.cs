using System.CommandLine;
using DeclarativeNet.Augmentations;
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

    private readonly Option<OutputFormat?> format = Options.Choice<OutputFormat>(
        "--format", "table, json (an object a line) or csv; json and csv have the probabilities of all classes (default: table)");

    private readonly Option<TestTimeAugmentation> views = ViewsOption.Make();

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var predict = new PredictCommand(model, environment);
        var command = new Command("predict", "Says what pictures show: for each file its class and the probability of it.")
        {
            predict.pictures, predict.format, predict.views,
        };
        predict.trained.AddTo(command);
        command.SetAction(predict.Run);
        return command;
    }

    private int Run(ParseResult parsed) => trained.Broken(parsed) is { } broken
        ? environment.Refuse(broken)
        : ImageCodecs.Load().Bind(codec => trained.Open(parsed).Map(network =>
        {
            using (network)
                return Predict(parsed, codec, network);
        })).Match(exitCode => exitCode, environment.Fail);

    /// <summary>
    /// Says what the files show, a batch at a time, each as soon as it is known. One that is not there, or is no picture, is told of and left
    /// out.
    /// </summary>
    private int Predict(ParseResult parsed, IImageCodec codec, TrainedNetwork network)
    {
        var exitCode = ExitCode.Ok;
        using var writer = PredictionWriter.For(
            parsed.GetValue(format) ?? OutputFormat.Table, environment, network.Checkpoint.Task, network.Checkpoint.Classes);
        foreach (var chunk in new PictureList(environment).Of(parsed.GetRequiredValue(pictures)).Chunk(network.BatchSize))
        {
            environment.Cancellation.ThrowIfCancellationRequested();
            var decoded = new List<(string File, byte[] Bytes)>();
            foreach (var file in chunk)
            {
                exitCode = file.Bind(path => Decode(path, codec, network).Map(bytes => (path, bytes))).Match(
                    picture =>
                    {
                        decoded.Add(picture);
                        return exitCode;
                    },
                    environment.Fail);
            }
            foreach (var prediction in Ask(decoded, network, parsed.GetValue(views)))
                writer.Write(prediction);
        }
        return exitCode;
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

    private static IEnumerable<PicturePrediction> Ask(
        List<(string File, byte[] Bytes)> decoded, TrainedNetwork network, TestTimeAugmentation views)
    {
        if (decoded.Count == 0)
            return [];
        var size = network.Checkpoint.Size;
        using var images = tensor(decoded.SelectMany(picture => picture.Bytes).ToArray(), [decoded.Count, size.Channels, size.Height, size.Width]);
        using var floats = Loader.ToFloat(images, network.Device);
        var said = Evaluator.Predict(
            network.Network, new Image(floats), network.Checkpoint.Task, network.Checkpoint.Recipe.Objective.Loss, views);
        return decoded.Zip(said, (picture, probabilities) => new PicturePrediction(picture.File, probabilities));
    }
}
