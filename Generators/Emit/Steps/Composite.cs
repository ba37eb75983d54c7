using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that stand for several layers.</summary>
internal static class Composite
{
    private const string SqueezeExciteType = "global::DeclarativeNet.SqueezeExcitation";

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.SqueezeExcite squeeze => SqueezeExcite(squeeze),
        _ => null,
    };

    /// <summary><c>new SqueezeExcitation(96, 4)</c>.</summary>
    private static StepCode SqueezeExcite(Operation.SqueezeExcite squeeze) => new StepCode.Module(SqueezeExciteType, Call.Of(
        "new " + SqueezeExciteType,
        [Literals.Of(squeeze.Channels), Literals.Of(squeeze.Squeeze)],
        ("activation", Call.Unless(squeeze.Activation == "Relu", $"global::DeclarativeNet.Activation.{squeeze.Activation}")),
        ("gate", Call.Unless(squeeze.Gate == "Sigmoid", $"global::DeclarativeNet.Gate.{squeeze.Gate}"))));
}
