using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>
/// The generated part of a model that is wrong: every member that a well-formed one would have, with bodies that throw, so that the
/// compiler reports the mistake and not what follows from it. It says every name in full, since a name that hides another may be the
/// mistake.
/// </summary>
internal static class ErrorCode
{
    private const string Gradient = "ValueAndGradient";

    /// <summary>The part.</summary>
    /// <param name="declaration">The record.</param>
    /// <param name="reason">What is wrong, for the exception.</param>
    public static string Write(Declaration declaration, string reason)
    {
        var type = declaration.Type;
        var problem = $"throw new global::System.InvalidOperationException({Literals.Of($"{type.Name} is not well formed: {reason}")})";
        var members = Members(declaration, problem).Where(member => IsFree(declaration, member.Name)).ToList();

        // Without one of its members a record cannot claim to be a model.
        var bases = members.Count == Members(declaration, problem).Count ? RecordCode.Bases(type) : [];
        return RecordCode.File(
            type,
            bases,
            _ => { },
            body => body.Separated(members, (writer, member) => member.Write(Documented(writer))),
            hasAliases: false);
    }

    /// <summary>A member has neither the record's own name nor that of another member, and the types that it speaks of are there.</summary>
    private static bool IsFree(Declaration declaration, string name) => declaration.Type.Name != name
        && (name != Gradient || (IsFree(declaration, ParametersCode.Parameters) && IsFree(declaration, ParametersCode.Gradients)))
        && declaration.Values.All(value => value.Name != name)
        && declaration.Hyperparameters.All(parameter => parameter.Name != name)
        && !declaration.OwnMembers.Contains(name);

    /// <summary>A generated type, or whatever the code around takes it for, where its name is taken.</summary>
    private static string TypeOrAny(Declaration declaration, string name) => IsFree(declaration, name) ? name : "dynamic";

    /// <summary>The members that only a picture classifier has, with bodies that throw.</summary>
    /// <param name="problem">The expression that throws.</param>
    /// <param name="network">The type of the network.</param>
    /// <param name="torch">What torch is called.</param>
    public static IReadOnlyList<(string Name, Action<SourceWriter> Write)> ClassifierMembers(
        string problem, string network = NetCode.Class, string torch = RecordCode.Torch) =>
    [
        ("Recipe", writer => writer.Line($"public static global::DeclarativeNet.Recipe Recipe => {problem};")),
        ("Definition", writer => writer.Line($"public static global::DeclarativeNet.ModelDefinition Definition => {problem};")),
        ("Train", writer => RecordCode.TrainSignature(writer, problem)),
        ("Evaluate", writer => EvaluationCode.Evaluate(writer, problem, network)),
        ("Predict", writer => EvaluationCode.Predict(writer, problem, network)),
        ("Main", writer => RecordCode.MainSignature(writer, problem)),
        (Gradient, writer => ParametersCode.Signature(writer, torch).Indented(body => body.Line(problem + ";"))),
    ];

    private static IReadOnlyList<(string Name, Action<SourceWriter> Write)> Members(Declaration declaration, string problem) =>
    [
        ("Summary", writer => writer.Line($"public static global::DeclarativeNet.NetworkSummary Summary => {problem};")),
        (ShapesCode.Property, writer => writer.Line($"public static dynamic {ShapesCode.Property} => {problem};")),
        ("Create", writer => writer
            .Line(RecordCode.CreateSignature(TypeOrAny(declaration, NetCode.Class), RecordCode.TorchInFull) + " =>")
            .Indented(expression => expression.Line(problem + ";"))),
        .. ClassifierMembers(problem, TypeOrAny(declaration, NetCode.Class), RecordCode.TorchInFull),
        (ParametersCode.Parameters, writer => Tree(writer, declaration, ParametersCode.Parameters, problem)),
        (ParametersCode.Gradients, writer => Tree(writer, declaration, ParametersCode.Gradients, problem)),
        ("Dispose", writer => writer.Line("public void Dispose()").Braces(_ => { })),
        (NetCode.Class, writer => Net(writer, declaration, problem)),
        .. Outputs(declaration).Count > 1
            ? [(GeneratedNames.Outputs, writer => OutputsCode.Write(writer, Outputs(declaration)))]
            : Array.Empty<(string, Action<SourceWriter>)>(),
    ];

    private static IReadOnlyList<NamedValue> Outputs(Declaration declaration) => [.. declaration.Values
        .Where(value => value.Output is not null)
        .GroupBy(value => value.Name)
        .Select(group => new NamedValue(group.Key, group.First().Kind, 0))];

    private static void Tree(SourceWriter writer, Declaration declaration, string type, string problem)
    {
        var (of, at) = ParametersCode.Conversions(type, RecordCode.TorchInFull);
        writer.Block(
            $"public sealed record {type} : {ParametersCode.Base(declaration.Type, type)}, {ParametersCode.Interface(type)}",
            body =>
            {
                Documented(body).Line($"{of} {problem};").Line();
                Documented(body).Line($"{at} {problem};").Line();
                Documented(body).Line($"public static {type} Of({TypeOrAny(declaration, NetCode.Class)} network) => {problem};").Line();
                Documented(body).Line($"public void CopyTo({TypeOrAny(declaration, NetCode.Class)} network) => {problem};");
                foreach (var value in TensorForm.Free(declaration.Values.Select(value => value.Name)))
                    Documented(body.Line()).Line($"public dynamic {Identifiers.Escape(value)} => {problem};");
            });
    }

    private static void Net(SourceWriter writer, Declaration declaration, string problem)
    {
        var self = RecordCode.Self(declaration.Type);
        var inputs = declaration.Inputs.Take(3).DefaultIfEmpty(declaration.Values.FirstOrDefault()).ToList();
        var kinds = inputs.Select(input => Kinds.Type(input?.Kind ?? ValueKind.Image)).ToList();
        var typed = string.Join(", ", kinds.Select((kind, index) => $"{kind} input{Literals.Of(index + 1)}"));
        var tensors = string.Join(", ", kinds.Select((_, index) => $"{RecordCode.TorchInFull}.Tensor input{Literals.Of(index + 1)}"));
        var outputs = Outputs(declaration);
        var output = outputs.Count > 1 ? TypeOrAny(declaration, GeneratedNames.Outputs)
            : Kinds.Type(outputs.FirstOrDefault()?.Kind ?? declaration.Values.LastOrDefault()?.Kind ?? ValueKind.Logits);
        writer.Block($"public sealed class {NetCode.Class} : {NetCode.Base(kinds.Count)}", body =>
        {
            Documented(body)
                .Line($"public {NetCode.Class}()")
                .Indented(indented => indented.Line($": base({Literals.Of(declaration.Type.Name)}) => {problem};"))
                .Line();
            Documented(body).Line($"public override {RecordCode.TorchInFull}.Tensor forward({tensors}) => {problem};").Line();
            Documented(body).Line($"public {output} Forward({typed}) => {problem};").Line();
            Documented(body).Line($"public {self} Trace({typed}) => {problem};");

            // Which layers a value has is not known; whatever the code around asks of them compiles.
            foreach (var value in declaration.Values.Select(value => value.Name).Distinct().Where(NetCode.IsFree))
                Documented(body.Line()).Line($"public dynamic {Identifiers.Escape(value)} => {problem};");
        });
    }

    private static SourceWriter Documented(SourceWriter writer) =>
        writer.Line("/// <summary>Not there: the declaration is wrong.</summary>");
}
