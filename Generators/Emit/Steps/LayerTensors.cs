using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>How the learned tensors of a layer, a parameter or a block stand in the tree of a model's parameters.</summary>
/// <param name="Type">Their type, as generated code names it.</param>
internal sealed record LayerTensors(string Type)
{
    private const string Functional = "global::DeclarativeNet.Functional.";

    private static readonly LayerTensors WeightAndBias = new(Functional + "WeightAndBias");
    private static readonly LayerTensors WeightAlone = new(Functional + "WeightAlone");

    /// <summary>By the names that the module gives them.</summary>
    public static LayerTensors Named { get; } = new(Functional + "NamedTensors");

    /// <summary>A parameter that belongs to no module.</summary>
    public static LayerTensors Single { get; } = new("torch.Tensor");

    /// <summary>Those of an operation: where nothing better is known, by the names that its module gives them.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="module">How it is written.</param>
    public static LayerTensors Of(Operation operation, StepCode.Module module) => operation switch
    {
        _ when module.IsParameter => Single,
        Operation.Use => OfBlock(module.Type),
        Operation.Conv2d conv => OfWeight(conv.Bias),
        Operation.ConvTranspose2d conv => OfWeight(conv.Bias),
        Operation.PatchEmbed embed => OfWeight(embed.Bias),
        Operation.Linear linear => OfWeight(linear.Bias),
        Operation.BatchNorm or Operation.LayerNorm or Operation.GroupNorm or Operation.InstanceNorm => WeightAndBias,
        Operation.PRelu => WeightAlone,
        _ => Named,
    };

    /// <summary>Those of a block's class.</summary>
    public static LayerTensors OfBlock(string block) => new(block + "Tensors");

    private static LayerTensors OfWeight(bool hasBias) => hasBias ? WeightAndBias : WeightAlone;

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
