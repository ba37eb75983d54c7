using DeclarativeNet.Generators.Shapes.Expressions;

namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>The messages for mistakes in dimension expressions.</summary>
internal static class ExpressionMessages
{
    /// <summary>The diagnostic of a sort of mistake.</summary>
    public static Descriptor Descriptor(ExpressionProblem problem) => problem switch
    {
        ExpressionProblem.Syntax => Catalogue.ExpressionSyntax,
        ExpressionProblem.UnknownName => Catalogue.ExpressionName,
        ExpressionProblem.Type => Catalogue.ExpressionType,
        ExpressionProblem.Arithmetic => Catalogue.ExpressionArithmetic,
        _ => throw new InvalidOperationException($"Unknown problem {problem}."),
    };

    /// <summary>The whole message.</summary>
    public static string Message(string text, ExpressionError error) => $"in \"{text}\": {error.Message}";
}
