using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary><c>evaluate</c>: how a trained network does on data.</summary>
internal sealed class EvaluateCommand(ModelDefinition model, CommandEnvironment environment)
{
    private readonly TrainedNetworkOptions trained = new(model);
    private readonly DataArguments dataOptions = new();

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var evaluate = new EvaluateCommand(model, environment);
        var command = new Command("evaluate", "Measures a trained network on test data, or on validation data where there are none.");
        evaluate.trained.AddTo(command);
        evaluate.dataOptions.AddTo(command);
        command.SetAction(evaluate.Run);
        return command;
    }

    private int Run(ParseResult parsed) => trained.Open(parsed)
        .Bind(opened =>
        {
            using (opened)
            {
                return dataOptions.Open(parsed, opened.Input, opened.Checkpoint.Recipe.Seed)
                    .Bind<IDataset>(data => RunRules.Broken(model, data) is { } failure ? failure : new Result<IDataset>.Ok(data.Test ?? data.Validation))
                    .Map(data => Evaluator.Evaluate(
                        opened.Network, data, opened.Checkpoint.Recipe.BatchSize, opened.Device, environment.Cancellation));
            }
        })
        .Match(
            evaluation =>
            {
                environment.Say($"{evaluation.Dataset}: loss {evaluation.Loss:F4}");
                environment.Say($"accuracy: {evaluation.Accuracy:F4}");
                return ExitCode.Ok;
            },
            environment.Fail);
}
