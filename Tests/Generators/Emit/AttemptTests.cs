namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>A bug in the generator is a message that names the model; a cancellation is the compiler's own.</summary>
public sealed class AttemptTests
{
    [Fact]
    public void AFailureNamesTheModelAndSkipsTheStepsAfterIt()
    {
        var attempt = Attempt.At<int>("Tiny", () => throw new InvalidOperationException("no such node"));

        var next = attempt.Then<string>(_ => throw new InvalidOperationException("this step has nothing to work on"));

        Assert.Equal(
            "the generator failed on 'Tiny': InvalidOperationException: no such node; this is a bug in DeclarativeNet, please report it with the declaration",
            next.Failure);
    }

    [Fact]
    public void ACancellationIsPassedOn() =>
        Assert.Throws<OperationCanceledException>(() => Attempt.At<int>("Tiny", () => throw new OperationCanceledException()));

    [Fact]
    public void AttemptsOfTheSameAreEqual() => Assert.Equal(Attempt.At("Tiny", () => "text"), Attempt.At("Tiny", () => "text"));
}
