using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Steps that only lay numbers out anew.</summary>
internal static class Layout
{
    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.Flatten => Flatten,
        _ => null,
    };

    /// <summary><c>x.flatten(1)</c>: everything after the batch axis in one; a view.</summary>
    private static StepCode Flatten => new StepCode.Function(operands => $"{operands[0]}.flatten(1)") { MayAlias = true };
}
