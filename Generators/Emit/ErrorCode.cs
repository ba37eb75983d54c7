using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>
/// The generated part of a model that is wrong: every member that a well-formed one would have, with bodies that throw, so that the
/// compiler reports the mistake and not what follows from it.
/// </summary>
internal static class ErrorCode
{
    /// <summary>The part.</summary>
    /// <param name="declaration">The record.</param>
    /// <param name="reason">What is wrong, for the exception.</param>
    public static string Write(Declaration declaration, string reason)
    {
        var type = declaration.Type;
        var problem = $"throw new global::System.InvalidOperationException({Literals.Of($"{type.Name} is not well formed: {reason}")})";
        return RecordCode.File(type, _ => { }, body =>
        {
            foreach (var (property, name) in new[] { ("Recipe", "Recipe"), ("NetworkSummary", "Summary"), ("ModelDefinition", "Definition") })
                Documented(body).Line($"public static global::DeclarativeNet.{property} {name} => {problem};").Line();
            Documented(body)
                .Line($"public static {NetCode.Class} Create(long seed = 0, torch.Device? device = null, torch.ScalarType? dtype = null) =>")
                .Indented(expression => expression.Line(problem + ";"))
                .Line();
            RecordCode.TrainSignature(Documented(body), problem);
            RecordCode.MainSignature(Documented(body.Line()), problem);
            Documented(body.Line()).Line("public void Dispose()").Braces(_ => { }).Line();
            Net(body, declaration, problem);
        });
    }

    private static void Net(SourceWriter writer, Declaration declaration, string problem)
    {
        var self = RecordCode.Self(declaration.Type);
        var (input, output) = (Kinds.Type(Kind(declaration.Values.FirstOrDefault(), ValueKind.Image)), Kinds.Type(Kind(declaration.Values.LastOrDefault(), ValueKind.Logits)));
        Documented(writer).Block($"public sealed class {NetCode.Class} : global::DeclarativeNet.Network", body =>
        {
            Documented(body)
                .Line($"public {NetCode.Class}()")
                .Indented(indented => indented.Line($": base({Literals.Of(declaration.Type.Name)}) => {problem};"))
                .Line();
            Documented(body).Line($"public override torch.Tensor forward(torch.Tensor input) => {problem};").Line();
            Documented(body).Line($"public {output} Forward({input} input) => {problem};").Line();
            Documented(body).Line($"public {self} Trace({input} input) => {problem};");

            // Which layers a value has is not known; whatever the code around asks of them compiles.
            foreach (var value in declaration.Values.Select(value => value.Name).Distinct().Where(NetCode.IsFree))
                Documented(body.Line()).Line($"public dynamic {Identifiers.Escape(value)} => {problem};");
        });
    }

    private static ValueKind Kind(ValueDeclaration? value, ValueKind otherwise) => value?.Kind ?? otherwise;

    private static SourceWriter Documented(SourceWriter writer) => writer.Line("/// <summary>Not there: the declaration is wrong.</summary>");
}
