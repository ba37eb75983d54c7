using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The class <c>Net</c> inside a model's record, and in it one class for each specialisation of a block.</summary>
internal static class NetCode
{
    /// <summary>The name of the class.</summary>
    public const string Class = GeneratedNames.Network;

    private const string InTraining = "ForwardInTraining";

    /// <summary>Members that <c>Net</c> has, or inherits under names like those of values.</summary>
    private static readonly string[] Members =
    [
        Class, EntryCode.Method, "Forward", InTraining, "Trace", "Register", "ParameterAt",
        "RegisterComponents", "GetName", "Dispose", "ToString", "Equals",
        "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "torch", "nn", "functional",
    ];

    /// <summary>Whether a value of the name can have a property of it.</summary>
    public static bool IsFree(string name) => !Members.Contains(name);

    /// <summary>The class.</summary>
    public static void Write(SourceWriter writer, TypeReference model, CheckedModel checkedModel, ModelCode classes)
    {
        var network = checkedModel.Network!;
        var code = classes.Network;

        writer
            .Line($"/// <summary>The network: <c>{EntryCode.Expected(checkedModel)}</c> to {Results(network)}.</summary>")
            .Line(RecordCode.Generated)
            .Block($"public sealed class {Class} : {Base(network)}", body =>
            {
                ModuleCode.Fields(body, code);
                ModuleCode.Constructor(body, code, "Its parameters are drawn from torch's generator; they are 32-bit floats on the CPU.");
                ModuleCode.Paths(body, code, new(Members.Concat(classes.Blocks.Select(block => block.Class))));
                Forward(body.Line(), code);
                ModuleCode.Forward(body.Line(), code, EntryCode.Call);
                if (network.Heads.Count > 0)
                    ForwardInTraining(body.Line(), code);
                Trace(body.Line(), model, code);
                EntryCode.Write(body.Line(), model.Name, checkedModel);
                foreach (var block in classes.Blocks)
                    Block(body.Line(), block);
            });
    }

    /// <summary>What the class derives from, by the number of its inputs.</summary>
    public static string Base(int inputs) => "global::DeclarativeNet." + inputs switch
    {
        3 => "ThreeInputNetwork",
        2 => "TwoInputNetwork",
        _ => "Network",
    };

    /// <summary>The name of the class of each block, at any depth.</summary>
    public static IReadOnlyDictionary<Network, string> BlockClasses(Network network)
    {
        var members = new NameScope(Members.Concat(network.Values.Select(value => value.Name)));
        var blocks = new Dictionary<Network, string>();
        foreach (var block in network.Blocks())
            blocks[block] = members.Claim(BlockClass(block));
        return blocks;
    }

    private static string Base(Network network) => Base(network.Inputs.Count());

    private static string Results(Network network) => string.Join(
        " and ", network.OutputValues().Select(output => $"<c>N×{network.Nodes[output.Node].Shape}</c>"));

    /// <summary>The forward pass on typed values.</summary>
    private static void Forward(SourceWriter writer, NetworkCode code)
    {
        var outputs = code.Network.OutputValues();
        var names = string.Join(", ", outputs.Select(output => $"<c>{output.Name}</c>"));
        var from = string.Join(", ", code.Network.InputValues().Select(input => $"<c>{input.Name}</c>"));
        writer.Line($"/// <summary>{names} of {from}; the result is the caller's to release.</summary>");
        if (outputs.Count == 1)
        {
            var tensors = string.Join(", ", code.Network.InputValues().Select(input => $"{Parameter(input)}.Tensor"));
            var typed = string.Join(", ", code.Network.InputValues().Select(input => $"{Kinds.Type(input.Kind)} {Parameter(input)}"));
            writer.Line($"public {Kinds.Type(outputs[0].Kind)} Forward({typed}) => new(forward({tensors}));");
        }
        else
        {
            TypedPass(
                writer,
                code,
                $"public {GeneratedNames.Outputs} Forward",
                [.. outputs.Select(output => output.Node).Distinct()],
                (forward, _) => $"new({string.Join(", ", outputs.Select(output => $"new({forward.Result(output.Node)})"))})");
        }
    }

    /// <summary>The forward pass that computes the auxiliary heads as well.</summary>
    private static void ForwardInTraining(SourceWriter writer, NetworkCode code)
    {
        var network = code.Network;
        var heads = network.Heads.Select(head => (network.Values[head.Value].Node, head.Weight)).ToList();
        var isBase = network.Inputs.Count() == 1;
        writer.Line(isBase
            ? "/// <inheritdoc/>"
            : "/// <summary>What the network is judged by while it learns: its class scores, and those of its auxiliary heads.</summary>");
        ModuleCode.Pass(
            writer,
            code,
            $"public {(isBase ? "override " : "")}global::DeclarativeNet.TrainingScores {InTraining}",
            [.. heads.Select(head => head.Node).Append(network.Output()).Distinct()],
            EntryCode.Call,
            forward => $"new({forward.Result(network.Output())}, ["
                + string.Join(", ", heads.Select(head => $"new({forward.Result(head.Node)}, {Literals.Of(head.Weight)})")) + "])");
    }

    /// <summary>The forward pass that keeps every named value.</summary>
    private static void Trace(SourceWriter writer, TypeReference model, NetworkCode code)
    {
        var network = code.Network;
        writer.Line("/// <summary>Every named value of one forward pass; disposing the record releases all of them but what came in.</summary>");
        TypedPass(writer, code, $"public {RecordCode.Self(model)} Trace", network.ValueNodes(), (forward, inputs) =>
        {
            var given = network.Inputs.Zip(inputs, (node, input) => (node.Value, input))
                .ToDictionary(pair => pair.Value, pair => pair.input);
            var values = network.Values.Select((value, index) =>
                given.TryGetValue(index, out var input) ? input : $"new({forward.Variable(value.Node)})");
            return $"new {RecordCode.Self(model)}({string.Join(", ", values)})";
        });
    }

    /// <summary>A method on typed values that computes some nodes.</summary>
    private static void TypedPass(
        SourceWriter writer,
        NetworkCode code,
        string header,
        IReadOnlyCollection<int> kept,
        Func<ForwardCode, IReadOnlyList<string>, string> result)
    {
        var scope = code.Scope();
        var inputs = code.Network.InputValues()
            .Select(input => (input.Kind, Name: Identifiers.Escape(scope.Claim(Identifiers.Camel(input.Name))))).ToList();
        var tensors = inputs.Select(_ => inputs.Count == 1 ? scope.Claim("x") : scope.ClaimNumbered("x")).ToList();
        var forward = new ForwardCode(code, kept, tensors, scope);
        writer.Block($"{header}({string.Join(", ", inputs.Select(input => $"{Kinds.Type(input.Kind)} {input.Name}"))})", body => body
            .Lines(inputs.Zip(tensors, (input, tensor) => $"var {tensor} = {input.Name}.Tensor;"))
            .Line(EntryCode.Call(tensors))
            .Lines(forward.Lines())
            .Line($"return {result(forward, [.. inputs.Select(input => input.Name)])};"));
    }

    private static void Block(SourceWriter writer, NetworkCode code)
    {
        var arguments = code.Network.Arguments.Select(argument => $"{argument.Name} = {Literals.Of(argument.Value)}");
        var call = Documentation.Escape($"{code.Network.Name}({string.Join(", ", arguments)})");
        var inputs = string.Join(" and ", code.Network.Inputs.Select(input => $"<c>N×{input.Shape}</c>"));
        writer
            .Line($"/// <summary><c>{call}</c>: {inputs} to {Results(code.Network)}.</summary>")
            .Block($"public sealed class {code.Class} : {Base(code.Network)}", body =>
            {
                ModuleCode.Fields(body, code);
                ModuleCode.Constructor(body, code, "Its parameters are drawn from torch's generator.");
                ModuleCode.Paths(body, code, new(Members.Append(code.Class)));
                ModuleCode.Forward(body.Line(), code);
            });
    }

    private static string Parameter(NamedValue value) => Identifiers.Escape(Identifiers.Camel(value.Name));

    /// <summary>The block's name and arguments: <c>BasicBlock128Stride2</c>. The first argument goes without its name.</summary>
    private static string BlockClass(Network block) => block.Name + string.Concat(
        block.Arguments.Select((argument, index) => (index == 0 ? "" : Identifiers.Pascal(argument.Name)) + Word(argument.Value)));

    private static string Word(ArgumentValue value)
    {
        var text = value is ArgumentValue.EnumMember member ? member.Member : Literals.Of(value).Replace("-", "Minus").Replace('.', '_');
        return Identifiers.Pascal(new([.. text.Where(letter => char.IsLetterOrDigit(letter) || letter == '_')]));
    }
}
