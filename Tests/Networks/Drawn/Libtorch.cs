using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn;

/// <summary>What libtorch makes of a network at one size of its input.</summary>
/// <param name="Shapes">The shape of every value without the batch axis, the input's included; nothing where a step is refused.</param>
/// <param name="Constants">What the network has to know when it is made: numbers of its steps, sizes of its weights.</param>
/// <param name="Gates">For each value that multiplies another one, whether it is a gate of its channels.</param>
internal sealed record Outcome(ImmutableDictionary<string, long[]>? Shapes, ImmutableArray<long> Constants, ImmutableArray<bool?> Gates);

/// <summary>
/// Runs drawn networks on libtorch, step by step, each with weights of the size that its numbers ask for. Refusals are libtorch's own, and
/// those few of the language that throw <see cref="RefusedException"/>; and nothing is divided by zero.
/// </summary>
internal static class Libtorch
{
    private const int Batch = 2;

    /// <summary>Runs a network at a height and a width.</summary>
    public static Outcome Run(DrawnNetwork network, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (constants, gates) = (new List<long>(), new List<bool?>());
        var names = network.IsOpen
            ? ImmutableDictionary<string, long>.Empty.Add("H", height).Add("W", width)
            : ImmutableDictionary<string, long>.Empty;
        var values = Attempt(() =>
        {
            Call.Rule(network.Fact is null || network.Fact.Evaluate(names) == 1, "The stated facts hold.");
            return Values(network.Values, "Pixels", zeros(Batch, network.Channels, height, width), names, new Notes(constants, gates));
        });
        return new(values?.ToImmutableDictionary(value => value.Key, value => value.Value.shape[1..]), [.. constants], [.. gates]);
    }

    /// <summary>The shape after a step, without the batch axis; nothing where it is refused.</summary>
    public static long[]? Shape(DrawnStep step, long[] shape, ImmutableDictionary<string, long> names)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        return Attempt(() => Step(zeros([Batch, .. shape]), step, names, Notes.None))?.shape[1..];
    }

    /// <summary>The shape after a join, without the batch axis; nothing where it is refused.</summary>
    public static long[]? Shape(DrawnJoin join, IEnumerable<long[]> shapes, ImmutableDictionary<string, long> names)
    {
        using var scope = NewDisposeScope();
        var values = shapes.Select(shape => zeros([Batch, .. shape])).ToList();
        return Attempt(() => join.Case.Apply(values, new Call(join.Arguments, names, [], [])))?.shape[1..];
    }

    /// <summary>Names that a value of some shape adds: <c>Stem.C</c> and so on.</summary>
    public static ImmutableDictionary<string, long> Named(ImmutableDictionary<string, long> names, string value, long[] shape) =>
        names.SetItems(Kinds.Axes(shape.Length).Zip(shape, (axis, size) => KeyValuePair.Create($"{value}.{axis}", size)));

    private static T? Attempt<T>(Func<T> run) where T : class
    {
        try
        {
            return run();
        }
        catch (Exception refused) when (refused is ExternalException or RefusedException or DivideByZeroException)
        {
            return null;
        }
    }

    private static Dictionary<string, Tensor> Values(
        ImmutableArray<DrawnValue> declared, string input, Tensor x, ImmutableDictionary<string, long> names, Notes notes)
    {
        var values = new Dictionary<string, Tensor> { [input] = x };
        names = Named(names, input, x.shape[1..]);
        foreach (var value in declared)
        {
            if (value.Join is { } join)
                x = join.Case.Apply([.. join.Values.Select(name => values[name])], notes.Call(join.Arguments, names));
            var before = names;
            x = value.Steps.Aggregate(x, (flow, step) => Step(flow, step, before, notes));
            Call.Rule(Kinds.Count(value.Kind) == x.dim() - 1, "A value is of its declared kind.");
            values[value.Name] = x;
            names = Named(names, value.Name, x.shape[1..]);
        }

        return values;
    }

    private static Tensor Step(Tensor x, DrawnStep step, ImmutableDictionary<string, long> names, Notes notes) => step switch
    {
        DrawnStep.Plain plain => Holds(step, names, notes) ? Plain(x, plain, names, notes) : x,
        DrawnStep.Use use => Enumerable.Range(0, use.Repeat)
            .Aggregate(x, (flow, turn) => Use(flow, use, names.SetItem("Index", turn), notes)),
        _ => throw new InvalidOperationException($"{step} is not known."),
    };

    private static bool Holds(DrawnStep step, ImmutableDictionary<string, long> names, Notes notes)
    {
        var holds = step.When is null || step.When.Evaluate(names) == 1;
        notes.Constants.Add(holds ? 1 : 0);
        return holds;
    }

    private static Tensor Plain(Tensor x, DrawnStep.Plain step, ImmutableDictionary<string, long> names, Notes notes)
    {
        Call.Rule(step.Case.Accepts.HasFlag(Kinds.Of((int)x.dim() - 1)), "A step applies to the kinds that its documentation says.");
        var result = step.Case.Apply(x, notes.Call(step.Arguments, names));
        Call.Rule(result.shape.All(size => size > 0), "Sizes are at least 1.");
        return result;
    }

    private static Tensor Use(Tensor x, DrawnStep.Use use, ImmutableDictionary<string, long> names, Notes notes)
    {
        if (!Holds(use, names, notes))
            return x;
        var block = use.Block;
        Call.Rule(block.Axes.Length == x.dim() - 1, "A block's input is of its declared kind.");
        var inside = ImmutableDictionary<string, long>.Empty.Add("Index", names["Index"]);
        foreach (var (index, hyperparameter) in block.Hyperparameters.Index())
        {
            var value = index < use.Arguments.Length ? use.Arguments[index].Evaluate(names) : hyperparameter.Default!.Value;
            inside = inside.SetItem(hyperparameter.Name, value);
            notes.Constants.Add(value);
        }

        foreach (var (axis, size) in block.Axes.Zip(x.shape[1..]))
        {
            Call.Rule(!inside.TryGetValue(axis, out var bound) || bound == size, "An axis that is named twice has one size.");
            inside = inside.SetItem(axis, size);
        }

        return Values(block.Values, "X", x, inside, notes)[block.Values[^1].Name];
    }

    /// <summary>What is written down while a network runs.</summary>
    private sealed record Notes(List<long> Constants, List<bool?> Gates)
    {
        public static Notes None => new([], []);

        public Call Call(Arguments arguments, ImmutableDictionary<string, long> names) => new(arguments, names, Constants, Gates);
    }
}
