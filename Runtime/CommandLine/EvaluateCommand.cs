using System.CommandLine;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary>Which pictures of data a network is measured on.</summary>
internal enum DataPart
{
    /// <summary>Those that are learned from.</summary>
    Train,

    /// <summary>Those that choose the best epoch.</summary>
    Validation,

    /// <summary>Those that nothing was chosen by.</summary>
    Test,

    /// <summary>All of them.</summary>
    All,
}

/// <summary><c>evaluate</c>: how a trained network does on data.</summary>
internal sealed class EvaluateCommand(ModelDefinition model, CommandEnvironment environment)
{
    private readonly TrainedNetworkOptions trained = new(model);
    private readonly DataArguments dataOptions = new();
    private readonly Option<TestTimeAugmentation> views = ViewsOption.Make();

    private readonly Option<DataPart?> part = Options.Choice<DataPart>(
        "--part", "Which pictures: train, validation, test, or all of them (default: test, or validation where there is no test part)");

    private readonly Option<OutputFormat?> format = Options.Choice<OutputFormat>(
        "--format", "table, json or csv; json has the measures of each class as well (default: table)");

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var evaluate = new EvaluateCommand(model, environment);
        var command = new Command("evaluate", "Measures a trained network on test data, or on validation data where there are none.");
        evaluate.trained.AddTo(command);
        evaluate.dataOptions.AddTo(command);
        command.Add(evaluate.part);
        command.Add(evaluate.views);
        command.Add(evaluate.format);
        command.SetAction((parsed, _) => evaluate.Run(parsed));
        return command;
    }

    private Task<int> Run(ParseResult parsed) => trained.Broken(parsed) is { } broken
        ? Task.FromResult(environment.Refuse(broken))
        : trained.Open(parsed).Match(opened => Run(parsed, opened), failure => Task.FromResult(environment.Fail(failure)));

    private async Task<int> Run(ParseResult parsed, TrainedNetwork opened)
    {
        using (opened)
        {
            var data = await dataOptions.Open(parsed, opened.Input, opened.Checkpoint.Recipe.Seed, environment).ConfigureAwait(false);
            return data.Bind(read => Measure(parsed, opened, read)).Match(
                measured =>
                {
                    var plain = parsed.GetValue(views) == TestTimeAugmentation.None ? (double?)null : measured.PlainAccuracy;
                    new EvaluationWriter(environment).Write(measured.Averaged, plain, parsed.GetValue(format) ?? OutputFormat.Table);
                    return ExitCode.Ok;
                },
                environment.Fail);
        }
    }

    private Result<ViewsEvaluation> Measure(ParseResult parsed, TrainedNetwork opened, DataSplit data)
    {
        var warnings = new WarningLines(data, environment.Error);
        warnings.Tell();
        if (MayHaveLearned(parsed.GetValue(part), opened.Checkpoint, data))
            environment.Error.WriteLine(
                $"warning: the network may have learned from some of these pictures: it was trained on as many, divided otherwise ({opened.Checkpoint.Data}); "
                + "give the --validation-share and --test-share that it was trained with");
        var measured = Chosen(data, parsed.GetValue(part)).Bind(dataset => opened.Checkpoint.ForeignTo(dataset) is { } foreign
            ? foreign
            : Evaluator.Evaluate(
                model, opened.Checkpoint.Recipe, opened.Network, dataset, parsed.GetValue(views), opened.BatchSize, environment.Cancellation));
        warnings.Tell();
        return measured;
    }

    /// <summary>Whether pictures are measured on as if they were new, and may not be. A test part of the same size is the same.</summary>
    private static bool MayHaveLearned(DataPart? part, Checkpoint checkpoint, DataSplit data) =>
        part is not (DataPart.Train or DataPart.All)
        && checkpoint.Data is { } then && DataMark.Of(data) is var now && then.IsDividedOtherwise(now)
        && (part == DataPart.Validation || now.Test == 0 || now.Test != then.Test);

    private static Result<IDataset> Chosen(DataSplit data, DataPart? part) => part switch
    {
        null => new Result<IDataset>.Ok(data.Test ?? data.Validation),
        DataPart.Train => new Result<IDataset>.Ok(data.Train),
        DataPart.Validation => new Result<IDataset>.Ok(data.Validation),
        DataPart.Test when data.Test is { } test => new Result<IDataset>.Ok(test),
        DataPart.Test => new Failure("these data have no test part", data.Train.Name, "give --part validation or --part all, or a --test-share"),
        _ => data.Train.Concat(data.Validation).Bind(both => data.Test is { } test ? both.Concat(test) : new Result<IDataset>.Ok(both)),
    };
}
