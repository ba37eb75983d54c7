using System.Collections.Immutable;
using TorchSharp;

namespace DeclarativeNet.Data;

/// <summary>What one picture shows: a class, or any number of them. Classes are numbers, places in a dataset's list of names.</summary>
public abstract record Target
{
    private Target()
    {
    }

    /// <summary>The classes, in rising order.</summary>
    public abstract ImmutableArray<int> Classes { get; }

    /// <summary>One class.</summary>
    public sealed record Single(int Label) : Target
    {
        /// <inheritdoc/>
        public override ImmutableArray<int> Classes => [Label];
    }

    /// <summary>Any number of classes, or none; kept in rising order, each once.</summary>
    public sealed record Multiple(ImmutableArray<int> Labels) : Target
    {
        /// <summary>The classes, in rising order.</summary>
        public ImmutableArray<int> Labels { get; } = [.. Labels.Distinct().Order()];

        /// <inheritdoc/>
        public override ImmutableArray<int> Classes => Labels;

        /// <inheritdoc/>
        public bool Equals(Multiple? other) => other is not null && Labels.SequenceEqual(other.Labels);

        /// <inheritdoc/>
        public override int GetHashCode() => Labels.Aggregate(Labels.Length, HashCode.Combine);
    }

    /// <summary>A number is one class.</summary>
    public static implicit operator Target(int label) => new Single(label);
}

/// <summary>What the pictures of a dataset show, in order: a class each, or any number of classes each.</summary>
public abstract record Targets
{
    private Targets()
    {
    }

    /// <summary>Number of pictures.</summary>
    public abstract int Count { get; }

    /// <summary>What a picture shows.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such picture.</exception>
    public abstract Target this[int index] { get; }

    /// <summary>Those of some of the pictures, in the order asked for.</summary>
    public abstract Targets Only(ImmutableArray<int> indices);

    /// <summary>How many pictures show each class.</summary>
    /// <param name="classes">Number of classes K.</param>
    /// <returns>K numbers; where pictures show several classes, their sum is more than <see cref="Count"/>.</returns>
    public ImmutableArray<int> PerClass(int classes)
    {
        var counts = new int[classes];
        for (var index = 0; index < Count; index++)
        {
            foreach (var label in this[index].Classes)
                counts[label]++;
        }

        return [.. counts];
    }

    /// <summary>As the network is taught them.</summary>
    /// <param name="indices">N pictures.</param>
    /// <param name="classes">Number of classes K.</param>
    /// <returns><c>N</c> 64-bit integers; <c>N×K</c> 32-bit floats, 1 for what is there and 0 for what is not, where a picture shows several.</returns>
    public abstract torch.Tensor ToTensor(ReadOnlySpan<int> indices, int classes);

    /// <summary>These, and after them others of the same kind.</summary>
    /// <exception cref="ArgumentException">The others are of another kind.</exception>
    public Targets Concat(Targets others) => (this, others) switch
    {
        (Single one, Single other) => new Single([.. one.Labels, .. other.Labels]),
        (Multiple one, Multiple other) => new Multiple([.. one.Labels, .. other.Labels]),
        _ => throw new ArgumentException("All pictures show one class, or all show any number.", nameof(others)),
    };

    /// <summary>Brings what single pictures show together.</summary>
    /// <exception cref="ArgumentException">Some show one class, and others any number.</exception>
    public static Targets Of(IReadOnlyCollection<Target> targets)
    {
        var single = targets.OfType<Target.Single>().Select(target => target.Label).ToImmutableArray();
        var multiple = targets.OfType<Target.Multiple>().Select(target => target.Labels).ToImmutableArray();
        if (!single.IsEmpty && !multiple.IsEmpty)
            throw new ArgumentException("All pictures show one class, or all show any number.", nameof(targets));
        return multiple.IsEmpty ? new Single(single) : new Multiple(multiple);
    }

    /// <summary>One class each.</summary>
    /// <param name="Labels">The class of each picture.</param>
    public sealed record Single(ImmutableArray<int> Labels) : Targets
    {
        /// <inheritdoc/>
        public override int Count => Labels.Length;

        /// <inheritdoc/>
        public override Target this[int index] => Labels[index];

        /// <inheritdoc/>
        public override Targets Only(ImmutableArray<int> indices) => new Single([.. indices.Select(index => Labels[index])]);

        /// <inheritdoc/>
        public override torch.Tensor ToTensor(ReadOnlySpan<int> indices, int classes)
        {
            var labels = new long[indices.Length];
            for (var row = 0; row < indices.Length; row++)
                labels[row] = Labels[indices[row]];
            return torch.tensor(labels);
        }

        /// <inheritdoc/>
        public bool Equals(Single? other) => other is not null && Labels.SequenceEqual(other.Labels);

        /// <inheritdoc/>
        public override int GetHashCode() => Labels.Aggregate(Labels.Length, HashCode.Combine);
    }

    /// <summary>Any number of classes each.</summary>
    /// <param name="Labels">The classes of each picture; kept in rising order, each once.</param>
    public sealed record Multiple(ImmutableArray<ImmutableArray<int>> Labels) : Targets
    {
        /// <summary>The classes of each picture, in rising order.</summary>
        public ImmutableArray<ImmutableArray<int>> Labels { get; } =
            [.. Labels.Select(labels => labels.Distinct().Order().ToImmutableArray())];

        /// <inheritdoc/>
        public override int Count => Labels.Length;

        /// <inheritdoc/>
        public override Target this[int index] => new Target.Multiple(Labels[index]);

        /// <inheritdoc/>
        public override Targets Only(ImmutableArray<int> indices) => new Multiple([.. indices.Select(index => Labels[index])]);

        /// <inheritdoc/>
        public override torch.Tensor ToTensor(ReadOnlySpan<int> indices, int classes)
        {
            var shown = new float[indices.Length * classes];
            for (var row = 0; row < indices.Length; row++)
            {
                foreach (var label in Labels[indices[row]])
                    shown[row * classes + label] = 1;
            }

            return torch.tensor(shown, [indices.Length, classes]);
        }

        /// <inheritdoc/>
        public bool Equals(Multiple? other) =>
            other is not null && Count == other.Count && Labels.Zip(other.Labels).All(pair => pair.First.SequenceEqual(pair.Second));

        /// <inheritdoc/>
        public override int GetHashCode() => Labels.SelectMany(labels => labels).Aggregate(Labels.Length, HashCode.Combine);
    }
}
