using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The class <c>Net</c> inside a model's record, and in it one class for each specialisation of a block.</summary>
internal static class NetCode
{
    /// <summary>The name of the class.</summary>
    public const string Class = GeneratedNames.Network;

    /// <summary>Members that <c>Net</c> has, or inherits under names like those of values.</summary>
    private static readonly string[] Members =
    [
        Class, EntryCode.Method, "Forward", "Trace", "Register", "Registered", "RegisterComponents", "GetName", "Dispose", "ToString", "Equals",
        "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "torch", "nn", "functional",
    ];

    /// <summary>Whether a value of the name can have a property of it.</summary>
    public static bool IsFree(string name) => !Members.Contains(name);

    /// <summary>The class.</summary>
    public static void Write(SourceWriter writer, TypeReference model, CheckedModel checkedModel)
    {
        var network = checkedModel.Network!;
        var members = new NameScope(Members.Concat(network.Values.Select(value => value.Name)));
        var blocks = new Dictionary<Network, string>();
        foreach (var block in network.Blocks())
            blocks[block] = members.Claim(BlockClass(block));
        var code = NetworkCode.Of(network, Class, blocks);

        writer
            .Line($"/// <summary>The network: pictures <c>{EntryCode.Expected(checkedModel)}</c> to <c>N×{Result(network)}</c>.</summary>")
            .Line(RecordCode.Generated)
            .Block($"public sealed class {Class} : global::DeclarativeNet.Network", body =>
            {
                ModuleCode.Fields(body, code);
                ModuleCode.Constructor(body, code, "Its parameters are drawn from torch's generator; they are 32-bit floats on the CPU.");
                ModuleCode.Paths(body, code, new(Members.Concat(blocks.Values)));
                Forward(body.Line(), code);
                ModuleCode.Forward(body.Line(), code, $"{EntryCode.Method}({{input}});");
                Trace(body.Line(), model, code);
                EntryCode.Write(body.Line(), model.Name, checkedModel);
                foreach (var block in blocks)
                    Block(body.Line(), NetworkCode.Of(block.Key, block.Value, blocks));
            });
    }

    private static Shape Result(Network network) => network.Nodes[network.Output()].Shape;

    private static void Forward(SourceWriter writer, NetworkCode code)
    {
        var (input, output) = (code.Network.Values[0], code.Network.Values[code.Network.Values.Count - 1]);
        var name = Parameter(input);
        writer
            .Line($"/// <summary><c>{output.Name}</c> of <c>{input.Name}</c>; the result is the caller's to release.</summary>")
            .Line($"public {Kinds.Type(output.Kind)} Forward({Kinds.Type(input.Kind)} {name}) => new(forward({name}.Tensor));");
    }

    /// <summary>The forward pass that keeps every named value.</summary>
    private static void Trace(SourceWriter writer, TypeReference model, NetworkCode code)
    {
        var scope = code.Scope();
        var input = code.Network.Values[0];
        var parameter = Identifiers.Escape(scope.Claim(Identifiers.Camel(input.Name)));
        var tensor = scope.Claim("x");
        var forward = new ForwardCode(code, code.Network.ValueNodes(), tensor, scope);
        var values = code.Network.Values.Select((value, index) => index == 0 ? parameter : $"new({forward.Variable(value.Node)})");
        writer
            .Line("/// <summary>Every named value of one forward pass; disposing the record releases all of them but the input.</summary>")
            .Block($"public {RecordCode.Self(model)} Trace({Kinds.Type(input.Kind)} {parameter})", body => body
                .Line($"var {tensor} = {parameter}.Tensor;")
                .Line($"{EntryCode.Method}({tensor});")
                .Lines(forward.Lines())
                .Line($"return new {RecordCode.Self(model)}({string.Join(", ", values)});"));
    }

    private static void Block(SourceWriter writer, NetworkCode code)
    {
        var arguments = code.Network.Arguments.Select(argument => $"{argument.Name} = {Literals.Of(argument.Value)}");
        var call = Documentation.Escape($"{code.Network.Name}({string.Join(", ", arguments)})");
        var (input, output) = (code.Network.Input().Shape, Result(code.Network));
        writer
            .Line($"/// <summary><c>{call}</c>: <c>N×{input}</c> to <c>N×{output}</c>.</summary>")
            .Block($"public sealed class {code.Class} : global::DeclarativeNet.Network", body =>
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
