using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DeclarativeNet.Metrics;

namespace DeclarativeNet.Reports;

/// <summary>How a <see cref="RunRecord"/> is written as JSON: what follows from something else is left out, and nothing else is.</summary>
internal static class RunRecordJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ConfusionMatrixConverter(), new BytesConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellCasesApart } },
    };

    /// <summary>Closed hierarchies have the name of their case beside its values.</summary>
    private static void TellCasesApart(JsonTypeInfo type)
    {
        Type[] cases = type.Type switch
        {
            var decisions when decisions == typeof(Decisions) => [typeof(Decisions.SingleLabel), typeof(Decisions.MultiLabel)],
            var field when field == typeof(ReceptiveField) => [typeof(ReceptiveField.Window), typeof(ReceptiveField.Whole)],
            _ => [],
        };
        if (cases.Length == 0)
            return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "Case" };
        foreach (var each in cases)
            type.PolymorphismOptions.DerivedTypes.Add(new(each, each.Name));
    }

    /// <summary>Files, such as pictures, in base64.</summary>
    private sealed class BytesConverter : JsonConverter<ImmutableArray<byte>>
    {
        public override ImmutableArray<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
                ? [.. bytes]
                : throw new JsonException("Bytes are written in base64.");

        public override void Write(Utf8JsonWriter writer, ImmutableArray<byte> value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.AsSpan());
    }

    /// <summary>Classes, and a row of counts for each of them.</summary>
    private sealed class ConfusionMatrixConverter : JsonConverter<ConfusionMatrix>
    {
        public override ConfusionMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (classes, rows) = JsonSerializer.Deserialize<Written>(ref reader, options) ?? throw new JsonException("A matrix is not null.");
            if (rows.Length != classes.Length || rows.Any(row => row.Length != classes.Length))
                throw new JsonException($"{classes.Length} classes need {classes.Length}×{classes.Length} counts.");
            var counts = new long[rows.Length, rows.Length];
            foreach (var truth in Enumerable.Range(0, rows.Length))
            {
                foreach (var prediction in Enumerable.Range(0, rows.Length))
                    counts[truth, prediction] = rows[truth][prediction];
            }
            return ConfusionMatrix.Of(classes, counts);
        }

        public override void Write(Utf8JsonWriter writer, ConfusionMatrix value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer,
            new Written(
                value.Classes,
                [
                    .. Enumerable.Range(0, value.Classes.Length).Select(truth =>
                        Enumerable.Range(0, value.Classes.Length).Select(prediction => value[truth, prediction]).ToImmutableArray()),
                ]),
            options);

        private sealed record Written(ImmutableArray<string> Classes, ImmutableArray<ImmutableArray<long>> Counts);
    }
}
