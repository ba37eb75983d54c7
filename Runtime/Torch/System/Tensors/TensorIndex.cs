namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of an indexing expression, as in PyTorch's <c>x[..., 1:5:2, None, mask]</c>.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Single,
            Slice,
            Ellipsis,
            Bool,
            Tensor,
        }

        /// <summary>All axes that the other indices leave over.</summary>
        public static readonly TensorIndex Ellipsis = new() { Sort = Kind.Ellipsis };

        /// <summary>A new axis of length one.</summary>
        public static readonly TensorIndex None = new() { Sort = Kind.None };

        /// <inheritdoc cref="None"/>
        public static readonly TensorIndex Null = None;

        /// <summary>A whole axis.</summary>
        public static readonly TensorIndex Colon = Slice();

        internal Kind Sort { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal Tensor? Indices { get; private init; }

        /// <summary>Elements from start to before stop, each step-th; negative bounds count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Sort = Kind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice(Range range) => range;

        public static TensorIndex Bool(bool value) => new() { Sort = Kind.Bool, Start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { Sort = Kind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { Sort = Kind.Tensor, Indices = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range.start, range.end);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static implicit operator TensorIndex(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? range.End.Value == 0 ? null : -range.End.Value : range.End.Value);
    }
}
