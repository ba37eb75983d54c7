namespace TorchSharp.SystemBackend;

/// <content>New tensors and what joins several.</content>
internal static partial class Aten
{
    public static readonly Operator arange_start_step = new("aten::arange.start_step");
    public static readonly Operator cat = new("aten::cat");
    public static readonly Operator einsum = new("aten::einsum");
    public static readonly Operator empty_like = new("aten::empty_like");
    public static readonly Operator empty_memory_format = new("aten::empty.memory_format");
    public static readonly Operator eye_m = new("aten::eye.m");
    public static readonly Operator full = new("aten::full");
    public static readonly Operator full_like = new("aten::full_like");
    public static readonly Operator linspace = new("aten::linspace");
    public static readonly Operator meshgrid_indexing = new("aten::meshgrid.indexing");
    public static readonly Operator normal_float_float = new("aten::normal.float_float");
    public static readonly Operator ones = new("aten::ones");
    public static readonly Operator ones_like = new("aten::ones_like");
    public static readonly Operator rand_generator = new("aten::rand.generator");
    public static readonly Operator rand_like = new("aten::rand_like");
    public static readonly Operator randint_low_generator = new("aten::randint.low_generator");
    public static readonly Operator randn_generator = new("aten::randn.generator");
    public static readonly Operator randn_like = new("aten::randn_like");
    public static readonly Operator randperm_generator = new("aten::randperm.generator");
    public static readonly Operator scalar_tensor = new("aten::scalar_tensor");
    public static readonly Operator stack = new("aten::stack");
    public static readonly Operator zeros = new("aten::zeros");
    public static readonly Operator zeros_like = new("aten::zeros_like");
}
