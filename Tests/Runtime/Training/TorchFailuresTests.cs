using System.Runtime.InteropServices;
using DeclarativeNet.Training;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

/// <summary>What libtorch refuses is told in one line: in a run, in a search for a rate, in an evaluation.</summary>
public sealed class TorchFailuresTests
{
    private static readonly RunOptions Options = new() { Device = "cpu", Threads = 1 };

    [Fact]
    public async Task Too_little_memory_is_told_with_what_to_do()
    {
        var model = Model(pixels => empty(1L << 42, 1024));
        foreach (var failure in await Failures(model))
        {
            Assert.Equal("Failing", failure.Where);
            Assert.StartsWith("there is not enough memory for it: ", failure.What);
            Assert.DoesNotContain('\n', failure.ToString());
        }
        Assert.Equal(
            ["lower BatchSize (it is 8), and raise Accumulation (it is 1) by as much", "lower the batch size (it is 4)"],
            (await Failures(model)).Select(failure => failure.Remedy).Distinct());
    }

    [Fact]
    public async Task Other_refusals_are_told_with_the_words_of_libtorch()
    {
        var model = Model(pixels => pixels.reshape(7, 7));
        foreach (var failure in await Failures(model))
        {
            Assert.Equal("Failing", failure.Where);
            Assert.StartsWith("libtorch refuses to compute it: ", failure.What);
            Assert.Contains("shape '[7, 7]' is invalid", failure.What);
            Assert.DoesNotContain('\n', failure.ToString());
        }
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB")]
    [InlineData("conv2d: DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.")]
    [InlineData("std::bad_alloc")]
    public void Each_allocator_is_understood(string message) => Assert.StartsWith(
        "net: there is not enough memory for it: ",
        TorchFailures.Told<int>(() => throw new ExternalException(message), "net", "take less")
            .Match(_ => "", failure => failure.ToString()));

    [Fact]
    public void Only_what_was_asked_for_is_told_of_an_allocator() => Assert.Equal(
        "net: there is not enough memory for it: CUDA out of memory. Tried to allocate 9.00 GiB; take less",
        TorchFailures.Of(
            new ExternalException("CUDA out of memory. Tried to allocate 9.00 GiB. GPU 0 has a total capacity of 8.00 GiB. See the documentation"),
            "net",
            "take less").ToString());

    [Fact]
    public void What_is_no_failure_of_libtorch_stays_what_it_is() => Assert.Throws<InvalidOperationException>(
        () => TorchFailures.Told(Enumerable.Range(0, 1).Select(int (_) => throw new InvalidOperationException()), "net", "").ToList());

    /// <summary>What a run, a search for a rate, and an evaluation say.</summary>
    private static async Task<IReadOnlyList<Failure>> Failures(ModelDefinition model)
    {
        using var network = model.Create();
        return
        [
            (await Assert.ThrowsAsync<TrainingException>(
                async () => await Trainer.Train(model, Sides.Split(), model.Recipe, Options).ToListAsync())).Failure,
            (await Assert.ThrowsAsync<TrainingException>(
                async () => await LearningRateFinder.Try(model, Sides.Split(), model.Recipe, Options).ToListAsync())).Failure,
            Evaluator.Evaluate(model, network, Sides.Split(), 4, CancellationToken.None).Match<Failure?>(_ => null, failure => failure)!,
        ];
    }

    private static ModelDefinition Model(Func<Tensor, Tensor> forward) =>
        TinyNetwork.Definition with { Name = nameof(Failing), Create = () => new Failing(forward) };

    private sealed class Failing : Network
    {
        private readonly Func<Tensor, Tensor> compute;

        public Failing(Func<Tensor, Tensor> forward)
            : base(nameof(Failing))
        {
            compute = forward;
            Register("classes", nn.Linear(64, 2));
        }

        public override Tensor forward(Tensor input) => compute(input);
    }
}
