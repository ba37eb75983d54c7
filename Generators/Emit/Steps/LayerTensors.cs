namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>How the learned tensors of a layer, a parameter or a block stand in the tree of a model's parameters.</summary>
/// <param name="Type">Their type, as generated code names it.</param>
internal sealed record LayerTensors(string Type)
{
    private const string Functional = "global::DeclarativeNet.Functional.";

    /// <summary>A weight and a bias.</summary>
    public static LayerTensors WeightAndBias { get; } = new(Functional + "WeightAndBias");

    /// <summary>By the names that the module gives them.</summary>
    public static LayerTensors Named { get; } = new(Functional + "NamedTensors");

    /// <summary>A parameter that belongs to no module.</summary>
    public static LayerTensors Single { get; } = new("torch.Tensor");

    private static LayerTensors WeightAlone { get; } = new(Functional + "WeightAlone");

    /// <summary>A weight, and a bias where there is one.</summary>
    public static LayerTensors Of(bool hasBias) => hasBias ? WeightAndBias : WeightAlone;

    /// <summary>Those of a block's class.</summary>
    public static LayerTensors Of(string block) => new(block + "Tensors");

    /// <summary>The expression that takes them out of <c>tensors</c>.</summary>
    /// <param name="within">What stands before the name of a block's type.</param>
    /// <param name="path">Where they stand.</param>
    public string Of(string within, string path) => this == Single
        ? $"tensors[prefix + {Literals.Of(path)}]"
        : $"{(Type.StartsWith("global::", StringComparison.Ordinal) ? "" : within)}{Type}.Of(tensors, prefix + {Literals.Of(path + ".")})";

    /// <summary>The element or elements of a collection that they are.</summary>
    /// <param name="property">The property that holds them.</param>
    /// <param name="path">Where they stand.</param>
    public string At(string property, string path) => this == Single
        ? $"new(prefix + {Literals.Of(path)}, {property})"
        : $".. {property}.At(prefix + {Literals.Of(path + ".")})";
}
