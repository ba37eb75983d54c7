namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>The models of <c>Tokens.cs</c> and <c>Layouts.cs</c>, which <c>steps.py</c> has twins of.</summary>
internal static class StepCases
{
    public static IReadOnlyList<OracleCase> All { get; } =
    [
        new(TinyTransformer.Definition, 16, Training: true),
        new(Gated.Definition, 12, Training: true),
        new(Layouts.Definition, 12, Training: true),
        new(Attending.Definition, 16, Training: true),
        new(Resized.Definition, 12, Training: true),
    ];
}
