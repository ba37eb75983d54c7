using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>What a network does in training only, and factors for channels.</summary>
internal static class Regularisation
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Dropout", Kind.Any, 1, _ => Maybe("probability", 0.25), (x, call) =>
            F.dropout(x, call.Real("probability", 0.5), training: false)),
        new("Dropout2d", Kind.Map, 1, _ => Maybe("probability", 0.25), (x, call) =>
            F.dropout2d(x, call.Real("probability", 0.5), training: false)),
        new("DropPath", Kind.Any, 1, _ => Gen.Elements(0.0, 0.1).Select(p => Real("probability", p)), (x, _) => x),
        new("LayerScale", Kind.Any, 1, _ => Maybe("init", 0.1), (x, call) =>
            x.dim() == 4 ? x * call.Weight(x.shape[1], 1, 1) : x * call.Weight(x.shape[^1])),
    ];

    private static Arguments Real(string name, double value) => Arguments.Of((name, new Written.Real(value)));

    private static Gen<Arguments> Maybe(string name, double value) => Gen.Elements(Arguments.None, Real(name, value));
}
