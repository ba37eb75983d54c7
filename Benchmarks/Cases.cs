using System.Collections.Immutable;
using DeclarativeNet.Zoo;

namespace DeclarativeNet.Benchmarks;

/// <summary>One thing that is measured on both sides.</summary>
/// <param name="Benchmark">What is done: <c>training-step</c> or <c>forward</c>.</param>
/// <param name="Model">With which network; the peer has one of the same name.</param>
/// <param name="Batch">Pictures at a time.</param>
/// <param name="Size">Their height and width.</param>
/// <param name="Steps">Steps a round, at least.</param>
internal sealed record Case(string Benchmark, ModelDefinition Model, int Batch, int Size, int Steps)
{
    public const string TrainingStep = "training-step";
    public const string Forward = "forward";

    public static ImmutableArray<string> Benchmarks { get; } = [TrainingStep, Forward];

    public static ImmutableArray<Case> All { get; } =
    [
        new(TrainingStep, KerasCnn.Definition, Batch: 64, Size: 32, Steps: 20),
        new(TrainingStep, ResNet18.Definition, Batch: 8, Size: 128, Steps: 3),
        new(Forward, KerasCnn.Definition, Batch: 64, Size: 32, Steps: 40),
        new(Forward, ResNet18.Definition, Batch: 1, Size: 224, Steps: 10),
    ];
}
