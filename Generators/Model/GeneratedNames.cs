using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Model;

/// <summary>The members that a model has, or will have, beside its values.</summary>
public static class GeneratedNames
{
    /// <summary>The class of the network.</summary>
    public const string Network = "Net";

    /// <summary>What <c>Forward</c> returns where it returns several values.</summary>
    public const string Outputs = "Outputs";

    /// <summary>The shapes of all values.</summary>
    public const string Shapes = "Shapes";

    /// <summary>The type of <see cref="Shapes"/>.</summary>
    public const string ShapesType = "ValueShapes";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Network, Outputs, "Definition", "Recipe", "Summary", Shapes, ShapesType, "Create", "Train", "Evaluate", "Predict", "Main", "Dispose",
        "Parameters", "Gradients", "ValueAndGradient", "Inference",
    ];

    /// <summary>The names by which generated code speaks of <c>torch</c>, <c>torch.nn</c> and <c>torch.nn.functional</c>.</summary>
    public static ImmutableArray<string> Aliases { get; } = ["torch", "nn", "functional"];
}
