using System.CommandLine;
using DeclarativeNet.Metrics;
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
        command.SetAction((parsed, _) => evaluate.Run(parsed));
        return command;
    }

    private Task<int> Run(ParseResult parsed) => trained.Open(parsed).Match(
        opened => Run(parsed, opened), failure => Task.FromResult(environment.Fail(failure)));

    private async Task<int> Run(ParseResult parsed, TrainedNetwork opened)
    {
        using (opened)
        {
            var data = await dataOptions.Open(parsed, opened.Input, opened.Checkpoint.Recipe.Seed, environment).ConfigureAwait(false);
            return Say(data.Bind(read => Evaluator.Evaluate(
                model,
                opened.Checkpoint.Recipe,
                opened.Network,
                read.Test ?? read.Validation,
                opened.Checkpoint.Recipe.BatchSize,
                environment.Cancellation)));
        }
    }

    private int Say(Result<Evaluation> result) => result.Match(
        evaluation =>
        {
            environment.Say($"{evaluation.Dataset}: loss {evaluation.Loss:F4}");
            environment.Say($"accuracy: {evaluation.Accuracy:F4}");
            return ExitCode.Ok;
        },
        environment.Fail);
}
