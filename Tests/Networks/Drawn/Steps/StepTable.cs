using System.Collections.Immutable;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>All steps that are drawn.</summary>
internal static class StepTable
{
    /// <summary>Steps on what flows into them.</summary>
    public static ImmutableArray<StepCase> Steps { get; } =
    [
        .. Convolutions.All,
        .. Dense.All,
        .. Normalisations.All,
        .. Pools.All,
        .. Activations.All,
        .. Regularisation.All,
        .. Shapes.All,
        .. Parts.All,
        .. Resizing.All,
        .. Pictures.All,
        .. Attention.All,
        .. Composite.All,
        .. Checking.All,
    ];

    /// <summary>Names of all steps, joins and the use of blocks among them.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Steps.Select(step => step.Name), .. Joins.All.Select(join => join.Name), "Use"];
}
