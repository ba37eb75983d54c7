using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The type of what <c>Forward</c> returns where it returns several values.</summary>
internal static class OutputsCode
{
    /// <summary>The type.</summary>
    public static void Write(SourceWriter writer, IReadOnlyList<NamedValue> outputs)
    {
        writer.Line("/// <summary>What the forward pass gives back.</summary>");
        foreach (var output in outputs)
            writer.Line($"/// <param name=\"{output.Name}\">The value <c>{output.Name}</c>.</param>");
        writer
            .Line(RecordCode.Generated)
            .Block($"public readonly record struct {GeneratedNames.Outputs}({Parameters(outputs)}) : global::System.IDisposable", body => body
                .Line("/// <summary>Releases the tensors of all of them.</summary>")
                .Line("public void Dispose()")
                .Braces(releases => releases.Lines(outputs.Select(output => $"{Identifiers.Escape(output.Name)}.Tensor.Dispose();"))));
    }

    private static string Parameters(IEnumerable<NamedValue> outputs) =>
        string.Join(", ", outputs.Select(output => $"{Kinds.Type(output.Kind)} {Identifiers.Escape(output.Name)}"));
}
