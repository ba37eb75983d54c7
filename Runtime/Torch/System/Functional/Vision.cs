namespace TorchSharp;

/// <summary>What a border is filled with.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

/// <summary>How much padding a convolution takes: none, or what keeps the size.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}

public static partial class torch
{
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }

    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }

    public static partial class nn
    {
        /// <content>Operations on pictures.</content>
        public static partial class functional
        {
            /// <summary>Pads axes from the last one on: before and after of the last, before and after of the one before it, and so on.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => Aten.constant_pad_nd.Call(input, pad, mode == PaddingModes.Zeros ? 0 : value),
                PaddingModes.Reflect => (pad.Length == 4 ? Aten.reflection_pad2d : Aten.reflection_pad1d).Call(input, pad),
                PaddingModes.Replicate => (pad.Length == 4 ? Aten.replication_pad2d : Aten.replication_pad1d).Call(input, pad),
                PaddingModes.Circular => Aten._pad_circular.Call(input, pad),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
            };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Resizes N×C×H×W to a size or by a factor.</summary>
            /// <exception cref="ArgumentException">Neither or both of size and factor are given.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Give either a size or a scale_factor.");
                if (recompute_scale_factor && scale_factor is not null)
                {
                    size = [.. scale_factor.Select((factor, axis) => (long)Math.Floor(x.size(axis + 2) * factor))];
                    scale_factor = null;
                }

                var align = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Aten.upsample_nearest2d_vec.Call(x, size, scale_factor),
                    InterpolationMode.NearestExact => Aten._upsample_nearest_exact2d_vec.Call(x, size, scale_factor),
                    InterpolationMode.Bilinear when antialias => Aten._upsample_bilinear2d_aa_vec.Call(x, size, align, scale_factor),
                    InterpolationMode.Bicubic when antialias => Aten._upsample_bicubic2d_aa_vec.Call(x, size, align, scale_factor),
                    InterpolationMode.Bilinear => Aten.upsample_bilinear2d_vec.Call(x, size, align, scale_factor),
                    InterpolationMode.Bicubic => Aten.upsample_bicubic2d_vec.Call(x, size, align, scale_factor),
                    InterpolationMode.Area => Aten.adaptive_avg_pool2d.Call(
                        x, size ?? [.. scale_factor!.Select((factor, axis) => (long)Math.Floor(x.size(axis + 2) * factor))]),
                    _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Pictures are resized by Nearest, NearestExact, Bilinear, Bicubic or Area."),
                };
            }

            /// <summary>Picks from N×C×H×W at the positions N×h×w×2 of a grid, which spans −1 to 1 on both axes (x first).</summary>
            public static Tensor grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Aten.grid_sampler.Call(
                    input,
                    grid,
                    mode == GridSampleMode.Nearest ? 1 : 0,
                    padding_mode switch { GridSamplePaddingMode.Border => 1, GridSamplePaddingMode.Reflection => 2, _ => 0 },
                    align_corners ?? false);

            /// <summary>The grid N×h×w×2 of affine maps N×2×3, for an output of the size N×C×h×w.</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Aten.affine_grid_generator.Call(theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);
        }
    }
}
