namespace DeclarativeNet.Generators.Emit;

/// <summary>What a trained network is asked: how it does on data, and what pictures show.</summary>
internal static class EvaluationCode
{
    private const string Evaluator = "global::DeclarativeNet.Training.Evaluator";
    private const string Immutable = "global::System.Collections.Immutable.ImmutableArray";

    /// <summary>Both methods.</summary>
    public static void Write(SourceWriter writer)
    {
        writer
            .Line("/// <summary>How a network does on test data, or on validation data where there are none.</summary>")
            .Line("/// <param name=\"network\">The network; it is left in evaluation mode.</param>")
            .Line("/// <param name=\"data\">The data.</param>")
            .Line("/// <param name=\"batchSize\">Pictures at a time, at least 1; as <see cref=\"Recipe\"/> has it unless said.</param>")
            .Line("/// <param name=\"cancellation\">Ends it after a batch.</param>")
            .Line("/// <returns>Loss, accuracy, confusions; or what does not fit between the model and the data.</returns>")
            .Line(RecordCode.Generated);
        Evaluate(writer, $"{Evaluator}.Evaluate(Definition, network, data, batchSize ?? Recipe.BatchSize, cancellation)");
        writer
            .Line()
            .Line("/// <summary>What a network says of pictures.</summary>")
            .Line("/// <param name=\"network\">The network; it is left in evaluation mode.</param>")
            .Line("/// <param name=\"pictures\">The pictures, as numbers in [0, 1], where the network is.</param>")
            .Line("/// <returns>For each picture a probability for each class; where each picture shows one, they sum to 1.</returns>")
            .Line(RecordCode.Generated);
        Predict(writer, $"{Evaluator}.Predict(Definition, network, pictures)");
    }

    /// <summary><c>Evaluate</c>, with a body that is one expression.</summary>
    public static void Evaluate(SourceWriter writer, string expression, string network = NetCode.Class) => writer
        .Line("public static global::DeclarativeNet.Result<global::DeclarativeNet.Metrics.Evaluation> Evaluate(")
        .Indented(parameters => parameters
            .Line($"{network} network,")
            .Line("global::DeclarativeNet.Data.DataSplit data,")
            .Line("int? batchSize = null,")
            .Line("global::System.Threading.CancellationToken cancellation = default) =>")
            .Line(expression + ";"));

    /// <summary><c>Predict</c>, with a body that is one expression.</summary>
    public static void Predict(SourceWriter writer, string expression, string network = NetCode.Class) => writer
        .Line($"public static {Immutable}<{Immutable}<float>> Predict({network} network, global::DeclarativeNet.Image pictures) =>")
        .Indented(body => body.Line(expression + ";"));
}
