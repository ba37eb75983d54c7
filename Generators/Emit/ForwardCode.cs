using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The statements of a forward pass: one line a step, with the releases that follow it and the shape of its result.</summary>
internal sealed class ForwardCode
{
    private const int LongestAligned = 100;

    private readonly NetworkCode code;
    private readonly ForwardSchedule schedule;
    private readonly IReadOnlyDictionary<int, string> variables;

    /// <summary>Plans the pass.</summary>
    /// <param name="code">The network.</param>
    /// <param name="kept">The nodes whose tensors outlive it.</param>
    /// <param name="inputs">The variables of the input tensors.</param>
    /// <param name="scope">The names that are taken in the method.</param>
    public ForwardCode(NetworkCode code, IReadOnlyCollection<int> kept, IReadOnlyList<string> inputs, NameScope scope)
    {
        this.code = code;
        schedule = ForwardSchedule.Of(code.Storage, kept);
        variables = Variables(inputs, scope);
    }

    private Network Network => code.Network;

    /// <summary>The variable that holds a node's result in the end.</summary>
    public string Variable(int node) => variables[schedule.Holders[node]];

    /// <summary>A node's result for the caller to release, which is never a tensor that he gave.</summary>
    public string Result(int node) =>
        Variable(node) + (Network.Nodes[schedule.Holders[node]].Operation is Operation.Input ? ".alias()" : "");

    /// <summary>The statements.</summary>
    public IEnumerable<string> Lines()
    {
        var lines = schedule.Turns.Select(turn => (Code: Statement(turn), Shape: Network.Nodes[turn.Node].Shape.ToString())).ToList();
        var width = lines.Select(line => line.Code.Length).Where(length => length <= LongestAligned).DefaultIfEmpty().Max();
        return lines.Select(line => $"{line.Code.PadRight(width)} // {line.Shape}");
    }

    private string Statement(Turn turn)
    {
        var node = Network.Nodes[turn.Node];
        var operands = new Operands(
            code.Layers.TryGetValue(node.Id, out var layer) ? layer.Field : "", [.. node.Inputs.Select(Variable)]);
        var step = StepCode.Of(node.Operation, code.Blocks);
        var statement = turn.InPlace && step is StepCode.Function { InPlace: { } overwrite }
            ? overwrite(operands)
            : $"var {Variable(node.Id)} = {step.Call(operands)}";
        return string.Concat(turn.Releases.Select(holder => $" {variables[holder]}.Dispose();").Prepend(statement + ";"));
    }

    /// <summary>A variable has the name of the last value that it holds, and a number where the value needs several.</summary>
    private IReadOnlyDictionary<int, string> Variables(IReadOnlyList<string> inputs, NameScope scope)
    {
        var names = Network.Inputs.Zip(inputs, (node, input) => (node.Id, input)).ToDictionary(pair => pair.Id, pair => pair.input);
        var values = new Dictionary<int, string>();
        foreach (var value in Network.Values)
            values[schedule.Holders[value.Node]] = value.Name;
        foreach (var (holder, value) in values.Where(pair => !names.ContainsKey(pair.Key)).Select(pair => (pair.Key, pair.Value)))
            names[holder] = Identifiers.Escape(scope.Claim(Identifiers.Camel(value)));
        foreach (var turn in schedule.Turns.Where(turn => !names.ContainsKey(schedule.Holders[turn.Node])))
            names[turn.Node] = scope.ClaimNumbered(Identifiers.Camel(Network.Values[Network.Nodes[turn.Node].Value].Name));
        return names;
    }
}
