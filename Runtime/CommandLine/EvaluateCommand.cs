using System.CommandLine;
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
                    .Bind(data => Evaluator.Evaluate(
                        model,
                        opened.Checkpoint.Recipe,
                        opened.Network,
                        data.Test ?? data.Validation,
                        opened.Checkpoint.Recipe.BatchSize,
                        environment.Cancellation));
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
