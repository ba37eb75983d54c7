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
/// <param name="Multiplications">How often numbers are multiplied by weights, or by each other in attention, for one picture.</param>
internal sealed record Outcome(
    ImmutableDictionary<string, long[]>? Shapes, ImmutableArray<long> Constants, ImmutableArray<bool?> Gates, long Multiplications)
{
    /// <summary>Whether it was given up because it outgrew the machine: nothing is known of this size then.</summary>
    public bool IsTooLarge { get; init; }
}

/// <summary>
/// Runs drawn networks on libtorch, step by step, each with weights of the size that its numbers ask for. Refusals are libtorch's own, and
/// those few of the language that throw <see cref="RefusedException"/>; and nothing is divided by zero.
/// </summary>
internal static class Libtorch
{
    private const int Batch = 2;

    /// <summary>Most elements of a tensor: blocks that enlarge a map, one in the other, are soon beyond any machine.</summary>
    private const long MostElements = 1 << 23;

    /// <summary>Runs a network at a height and a width.</summary>
    public static Outcome Run(DrawnNetwork network, int height, int width)
    {
        var notes = Notes.None with
        {
            MostElements = Math.Max(MostElements, 8L * Batch * network.Channels * height * width),
        };
        try
        {
            return Run(network, height, width, notes);
        }
        catch (TooLargeException)
        {
            return new(null, [.. notes.Constants], [.. notes.Gates], 0) { IsTooLarge = true };
        }
    }

    private static Outcome Run(DrawnNetwork network, int height, int width, Notes notes)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var names = network.Names(height, width);
        var values = Attempt(() =>
        {
            Call.Rule(network.Fact is null || network.Fact.Evaluate(names) == 1, "The stated facts hold.");
            var shapes = network.InputShapes(height, width);
            Call.Rule(shapes.All(shape => shape.All(size => size > 0)), "Sizes are at least 1.");
            var inputs = shapes.Select(shape => zeros([Batch, .. shape])).ToList();
            var found = Values(network.Values, "Pixels", inputs, names, notes);
            Call.Rule(
                network.Heads.All(head => network.Result.Kind == "Logits"
                    && found[head.Name].shape.SequenceEqual(found[network.Result.Name].shape)),
                "Auxiliary heads have the classes of the result.");
            return found;
        });
        return new(
            values?.ToImmutableDictionary(value => value.Key, value => value.Value.shape[1..]),
            [.. notes.Constants],
            [.. notes.Gates],
            notes.Multiplications.Sum());
    }

    /// <summary>The shape after a step, without the batch axis; nothing where it is refused.</summary>
    /// <param name="step">The step.</param>
    /// <param name="shape">The shape before it.</param>
    /// <param name="names">What names in expressions stand for.</param>
    /// <param name="values">The values that the step may name, with their shapes.</param>
    /// <exception cref="TooLargeException">It is beyond any machine.</exception>
    public static long[]? Shape(
        DrawnStep step, long[] shape, ImmutableDictionary<string, long> names, IEnumerable<(string Name, long[] Shape)> values)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var named = values.Where(value => step is DrawnStep.Use use && use.With.Contains(value.Name))
            .ToDictionary(value => value.Name, value => zeros([Batch, .. value.Shape]));
        return Attempt(() => Step(zeros([Batch, .. shape]), step, names, named, Notes.None))?.shape[1..];
    }

    /// <summary>The shape after a join, without the batch axis; nothing where it is refused.</summary>
    public static long[]? Shape(DrawnJoin join, IEnumerable<long[]> shapes, ImmutableDictionary<string, long> names)
    {
        using var scope = NewDisposeScope();
        var values = shapes.Select(shape => zeros([Batch, .. shape])).ToList();
        return Attempt(() => join.Case.Apply(values, Notes.None.Call(join.Arguments, names)))?.shape[1..];
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

    /// <summary>The values by name: the first input, and those that are declared, each after what comes before it.</summary>
    private static Dictionary<string, Tensor> Values(
        ImmutableArray<DrawnValue> declared,
        string first,
        IReadOnlyList<Tensor> inputs,
        ImmutableDictionary<string, long> names,
        Notes notes)
    {
        var (x, entered) = (inputs[0], 1);
        var values = new Dictionary<string, Tensor> { [first] = x };
        names = Named(names, first, x.shape[1..]);
        foreach (var value in declared)
        {
            if (value.IsInput)
                x = inputs[entered++];
            if (value.Join is { } join)
                x = join.Case.Apply([.. join.Values.Select(name => values[name])], notes.Call(join.Arguments, names));
            var before = names;
            x = value.Steps.Aggregate(x, (flow, step) => Step(flow, step, before, values, notes));
            Call.Rule(Kinds.Count(value.Kind) == x.dim() - 1, "A value is of its declared kind.");
            values[value.Name] = x;
            names = Named(names, value.Name, x.shape[1..]);
        }

        return values;
    }

    private static Tensor Step(
        Tensor x, DrawnStep step, ImmutableDictionary<string, long> names, Dictionary<string, Tensor> values, Notes notes) => step switch
        {
            DrawnStep.Plain plain => Holds(step, names, notes) ? Plain(x, plain, names, notes) : x,
            DrawnStep.Use use => Enumerable.Range(0, Turns(use, names, notes))
                .Aggregate(x, (flow, turn) => Use(flow, use, names.SetItem("Index", turn), values, notes)),
            _ => throw new InvalidOperationException($"{step} is not known."),
        };

    private static int Turns(DrawnStep.Use use, ImmutableDictionary<string, long> names, Notes notes)
    {
        var turns = use.Repeat.Evaluate(names);
        Call.Rule(turns > 0, "A block stands there once at least.");
        notes.Constants.Add(turns);
        return (int)turns;
    }

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
        return result.numel() <= notes.MostElements ? result : throw new TooLargeException();
    }

    private static Tensor Use(
        Tensor x, DrawnStep.Use use, ImmutableDictionary<string, long> names, Dictionary<string, Tensor> values, Notes notes)
    {
        if (!Holds(use, names, notes))
            return x;
        var block = use.Block;
        var inputs = use.With.Select(name => values[name]).Prepend(x).ToList();
        var axes = block.OtherInputs.Select(input => input.Select(axis => axis.Text)).Prepend(block.Axes).ToList();
        Call.Rule(
            axes.Zip(inputs, (declared, input) => declared.Count() == input.dim() - 1).All(same => same),
            "A block's inputs are of their declared kinds.");
        var inside = ImmutableDictionary<string, long>.Empty.Add("Index", names["Index"]);
        foreach (var (index, hyperparameter) in block.Hyperparameters.Index())
        {
            var value = index < use.Arguments.Length ? use.Arguments[index].Evaluate(names) : hyperparameter.Default!.Value;
            inside = inside.SetItem(hyperparameter.Name, value);
            notes.Constants.Add(value);
        }

        foreach (var (axis, size) in axes.Zip(inputs, (declared, input) => declared.Zip(input.shape[1..])).SelectMany(pairs => pairs))
        {
            Call.Rule(!inside.TryGetValue(axis, out var bound) || bound == size, "An axis that is named twice has one size.");
            inside = inside.SetItem(axis, size);
        }

        return Values(block.Values, "X", inputs, inside, notes)[block.Values[^1].Name];
    }

    /// <summary>What is written down while a network runs.</summary>
    private sealed record Notes(List<long> Constants, List<bool?> Gates, List<long> Multiplications)
    {
        public static Notes None => new([], [], []);

        /// <summary>Most elements that a step's result may have.</summary>
        public long MostElements { get; init; } = Libtorch.MostElements;

        public Call Call(Arguments arguments, ImmutableDictionary<string, long> names) =>
            new(arguments, names, Constants, Gates, Multiplications);
    }
}

/// <summary>A network has outgrown the machine; what libtorch would say of it is not known.</summary>
internal sealed class TooLargeException() : Exception("The network is too large to run.");
