using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>
/// The members that only a picture classifier has, on a model that is none: whoever uses one is told by the compiler why it is not there.
/// </summary>
internal static class NoClassifierCode
{
    /// <summary>The members.</summary>
    public static void Write(SourceWriter writer, TypeReference type, Network network)
    {
        var reason = $"{type.Name} {network.NoClassifier} and is no picture classifier, which takes an Image and gives Logits; "
            + $"make it with {type.Name}.Create(), and train {type.Name}.Net in a loop of your own.";
        var problem = $"throw new global::System.NotSupportedException({Literals.Of(reason)})";
        writer.Separated(ErrorCode.ClassifierMembers(problem), (inner, member) =>
        {
            inner
                .Line("/// <summary>Not there: the model is no picture classifier.</summary>")
                .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
                .Line($"[global::System.Obsolete({Literals.Of(reason)}, error: true)]");
            member.Write(inner);
        });
    }
}
