using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Layers of the user's own.</summary>
internal static class Custom
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation is Operation.Custom custom ? Checked(custom) : null;

    /// <summary>
    /// <c>LayerBorder.Checked("Blur", x, layer.forward(x), size => [size[1], size[2]])</c>. What it does with memory is not known, so the worst is
    /// assumed.
    /// </summary>
    private static StepCode Checked(Operation.Custom custom)
    {
        var sizes = string.Join(", ", custom.Result.Select(size => size.ToCSharp()));
        return new StepCode.Module(
            custom.Layer.Type,
            $"new {custom.Layer.Type}({string.Join(", ", custom.Arguments.Select(Literals.Of))})",
            operands =>
                $"global::DeclarativeNet.LayerBorder.Checked({Literals.Of(custom.Layer.Name)}, {operands[0]}, {operands.Field}.forward({operands[0]}), static size => [{sizes}])")
        {
            MayAlias = true,
            NeedsResult = true,
            Access = custom.Layer.Access,
        };
    }
}
