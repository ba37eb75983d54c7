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
        var members = Members(declaration, problem)
            .Where(member => declaration.Values.All(value => value.Name != member.Name)
                && declaration.Hyperparameters.All(parameter => parameter.Name != member.Name))
            .ToList();

        // Without one of its members a record cannot claim to be a model.
        var bases = members.Count == Members(declaration, problem).Count ? RecordCode.Bases(type) : [];
        return RecordCode.File(
            type, bases, _ => { }, body => body.Separated(members, (writer, member) => member.Write(Documented(writer))));
    }

    private static IReadOnlyList<(string Name, Action<SourceWriter> Write)> Members(Declaration declaration, string problem) =>
    [
        ("Recipe", writer => writer.Line($"public static global::DeclarativeNet.Recipe Recipe => {problem};")),
        ("Summary", writer => writer.Line($"public static global::DeclarativeNet.NetworkSummary Summary => {problem};")),
        ("Definition", writer => writer.Line($"public static global::DeclarativeNet.ModelDefinition Definition => {problem};")),
        ("Create", writer => writer
            .Line(RecordCode.CreateSignature + " =>")
            .Indented(expression => expression.Line(problem + ";"))),
        ("Train", writer => RecordCode.TrainSignature(writer, problem)),
        ("Evaluate", writer => EvaluationCode.Evaluate(writer, problem)),
        ("Predict", writer => EvaluationCode.Predict(writer, problem)),
        (ParametersCode.Parameters, writer => Tree(writer, declaration, ParametersCode.Parameters, problem)),
        (ParametersCode.Gradients, writer => Tree(writer, declaration, ParametersCode.Gradients, problem)),
        ("ValueAndGradient", writer => ParametersCode.Signature(writer).Indented(body => body.Line(problem + ";"))),
        ("Main", writer => RecordCode.MainSignature(writer, problem)),
        ("Dispose", writer => writer.Line("public void Dispose()").Braces(_ => { })),
        (NetCode.Class, writer => Net(writer, declaration, problem)),
    ];

    private static void Tree(SourceWriter writer, Declaration declaration, string type, string problem)
    {
        var (of, at) = ParametersCode.Conversions(type);
        writer.Block(
            $"public sealed record {type} : {ParametersCode.Base(declaration.Type, type)}, {ParametersCode.Interface(type)}",
            body =>
            {
                Documented(body).Line($"{of} {problem};").Line();
                Documented(body).Line($"{at} {problem};").Line();
                Documented(body).Line($"public static {type} Of({NetCode.Class} network) => {problem};").Line();
                Documented(body).Line($"public void CopyTo({NetCode.Class} network) => {problem};");
                foreach (var value in TensorForm.Free(declaration.Values.Select(value => value.Name)))
                    Documented(body.Line()).Line($"public dynamic {Identifiers.Escape(value)} => {problem};");
            });
    }

    private static void Net(SourceWriter writer, Declaration declaration, string problem)
    {
        var self = RecordCode.Self(declaration.Type);
        var input = Kinds.Type(declaration.Values.FirstOrDefault()?.Kind ?? ValueKind.Image);
        var output = Kinds.Type(declaration.Values.LastOrDefault()?.Kind ?? ValueKind.Logits);
        writer.Block($"public sealed class {NetCode.Class} : global::DeclarativeNet.Network", body =>
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

    private static SourceWriter Documented(SourceWriter writer) =>
        writer.Line("/// <summary>Not there: the declaration is wrong.</summary>");
}
