using System.Collections.Immutable;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>Groups of parameters, each moved by its rule, and all that the rules want kept.</summary>
internal sealed class ListOptimizer : IOptimizer
{
    private readonly ImmutableArray<Part> parts;
    private readonly ImmutableDictionary<string, int> places;
    private readonly Tensor steps;

    /// <summary>An optimizer that has not made a step.</summary>
    /// <param name="groups">The groups and their rules. No parameter is in two of them.</param>
    public ListOptimizer(IEnumerable<(ParameterGroup Group, IUpdateRule Rule)> groups)
    {
        parts = [.. groups.Select(pair => new Part(pair.Group, pair.Rule))];
        // By name, so that a checkpoint does not depend on how the parameters are grouped.
        places = parts.Where(part => part.Rule.CountsSteps)
            .SelectMany(part => part.Group.Parameters)
            .Select(parameter => parameter.Name)
            .Order(StringComparer.Ordinal)
            .Index()
            .ToImmutableDictionary(place => place.Item, place => place.Index);
        steps = zeros([places.Count], dtype: ScalarType.Int64);
        var kept = parts.SelectMany(part => part.Named()).ToImmutableDictionary();
        State = places.IsEmpty ? kept : kept.Add("step", steps);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <inheritdoc/>
    public void Step(double learningRate)
    {
        using var without = no_grad();
        foreach (var part in parts)
        {
            using var gradients = new Gradients(part.Tensors);
            // A parameter that was frozen for a while is behind the others.
            foreach (var turn in Counted(part, gradients.Positions).GroupBy(counted => counted.Step, counted => counted.Position))
                part.Rule.Move(part.Movement([.. turn], gradients, turn.Key, learningRate));
        }
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values)
            tensor.Dispose();
        steps.Dispose();
    }

    /// <summary>Counts a step more for parameters of a group.</summary>
    private ImmutableArray<(int Position, long Step)> Counted(Part part, ImmutableArray<int> positions)
    {
        if (!part.Rule.CountsSteps)
            return [.. positions.Select(position => (position, 0L))];
        var counts = MemoryMarshal.Cast<byte, long>(steps.bytes);
        var counted = ImmutableArray.CreateBuilder<(int, long)>(positions.Length);
        foreach (var position in positions)
            counted.Add((position, ++counts[places[part.Group.Parameters[position].Name]]));
        return counted.MoveToImmutable();
    }

    /// <summary>A group with its rule, and what is kept for it.</summary>
    private sealed class Part
    {
        private readonly ImmutableArray<ImmutableArray<Tensor>> kept;

        public Part(ParameterGroup group, IUpdateRule rule)
        {
            (Group, Rule) = (group, rule);
            Tensors = [.. group.Parameters.Select(parameter => parameter.Tensor)];
            using var without = no_grad();
            kept = [.. rule.Kept.Select(_ => Tensors.Select(tensor => zeros_like(tensor)).ToImmutableArray())];
        }

        public ParameterGroup Group { get; }

        public IUpdateRule Rule { get; }

        public ImmutableArray<Tensor> Tensors { get; }

        /// <summary>What is kept, PyTorch's word first: <c>exp_avg/conv1.weight</c>.</summary>
        public IEnumerable<KeyValuePair<string, Tensor>> Named() => Rule.Kept.Zip(kept).SelectMany(list =>
            Group.Parameters.Zip(list.Second, (parameter, tensor) => KeyValuePair.Create($"{list.First}/{parameter.Name}", tensor)));

        public Movement Movement(ImmutableArray<int> positions, Gradients gradients, long step, double learningRate) => new(
            [.. positions.Select(position => Tensors[position])],
            [.. positions.Select(position => gradients[position])],
            [.. kept.Select(list => positions.Select(position => list[position]).ToImmutableArray())],
            step,
            learningRate * Group.RateFactor,
            Group.WeightDecay);
    }
}
