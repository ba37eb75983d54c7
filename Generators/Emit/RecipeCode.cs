using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The defaults of a model's training: what its attributes say, and nothing else.</summary>
internal static class RecipeCode
{
    private const string Recipe = "global::DeclarativeNet.Recipe";

    /// <summary>The property.</summary>
    public static void Property(SourceWriter writer, RecipeDeclaration declared)
    {
        var assignments = declared.Train.Select(Assignment).ToList();
        if (declared.Loss.Count > 0)
            assignments.Add(Nested("Objective", declared.Loss));
        if (declared.Augment.Count > 0)
            assignments.Add(Nested("Augmentation", declared.Augment));
        writer.Line("/// <summary>How the network is trained unless told otherwise.</summary>").Line(RecordCode.Generated);
        if (assignments.Count == 0)
            writer.Line($"public static {Recipe} Recipe {{ get; }} = new();");
        else
            writer
                .Line($"public static {Recipe} Recipe {{ get; }} = new()")
                .Line("{")
                .Indented(body => body.Lines(assignments.Select(assignment => assignment + ",")))
                .Line("};");
    }

    private static string Nested(string property, IEnumerable<Argument> arguments) =>
        $"{property} = new() {{ {string.Join(", ", arguments.Select(Assignment))} }}";

    /// <summary>An argument without a name goes by its parameter's, which begins in lower case.</summary>
    private static string Assignment(Argument argument) =>
        $"{char.ToUpperInvariant(argument.Name[0])}{argument.Name.Substring(1)} = {Literals.Of(argument.Value)}";
}
