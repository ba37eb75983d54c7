using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that lay numbers out anew.</summary>
internal static class Shapes
{
    public static ImmutableArray<StepCase> All { get; } =
        [new("Flatten", Kind.Map, 1, _ => Gen.Constant(Arguments.None), Flatten)];

    /// <summary>The number of features is known when the network is made.</summary>
    private static Tensor Flatten(Tensor x, Call call)
    {
        var flat = x.flatten(1);
        call.Constant(flat.shape[1]);
        return flat;
    }
}
