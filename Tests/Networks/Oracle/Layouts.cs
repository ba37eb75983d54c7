using TorchSharp;

namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>Pictures prepared, axes taken apart, exchanged and put together again, and a layer of the test's own.</summary>
[Model]
public sealed partial record Layouts(
    [Input(3, 12, 12)]                                                            Image  Pixels,
    [Rescale(0.5, Offset = 0.25), Normalize(new[] { 0.4, 0.5, 0.6 }, new[] { 0.2, 0.25, 0.3 }), Expect("3 12 12")] Image Normal,
    [ToGray]                                                                      Map    Gray,
    [Concat(nameof(Normal), nameof(Gray)), PixelUnshuffle(2), Conv2d(8, 1), ChannelShuffle(4), Relu] Map Shuffled,
    [Split(2), Conv2d(4, 1)]                                                      Map    First,
    [From(nameof(Shuffled)), Split(2, Index = 1), Relu]                           Map    Second,
    [From(nameof(Shuffled)), Slice(1, 2, -2), Conv2d(4, 1, Name = "slice")]       Map    Sliced,
    [Concat(nameof(First), nameof(Second), nameof(Sliced), Axis = -3), PixelShuffle(2), Relu] Map Large,
    [Custom<ScaledShift>("C H W -> C H/2 W", 2, 0.5, Name = "custom")]            Map    Shifted,
    [Permute(2, 3, 1), Permute(3, 1, 2), ToTokens]                                Tokens Sequence,
    [Slice(-2, 2), Reshape(5, -1, 3)]                                            Map    Reshaped,
    [From(nameof(Sequence)), ToMap(6, 12), Upsample(2), ToTokens, Slice(1, 0, 64), ToMap] Map Square,
    [Flatten, Linear(6)]                                                          Vector Flat,
    [From(nameof(Reshaped)), Flatten, Linear(6)]                                  Vector Other,
    [Multiply(nameof(Flat), nameof(Other)), Relu, Linear(5)]                      Logits Classes);

/// <summary>A layer as a user writes one: every other row, each channel with a factor of its own, and a shift.</summary>
public sealed class ScaledShift : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly int step;
    private readonly TorchSharp.Modules.Parameter factor;

    public ScaledShift(int step, double start)
        : base(nameof(ScaledShift))
    {
        this.step = step;
        factor = torch.nn.Parameter(torch.full([1], start));
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var rows = input.slice(2, 0, long.MaxValue, step);
        return rows.mul(factor);
    }
}
