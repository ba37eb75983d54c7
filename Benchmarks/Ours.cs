using System.Diagnostics;
using DeclarativeNet.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Benchmarks;

/// <summary>Our side of a case: its network, its optimizer and one batch of noise. It owns all of them.</summary>
internal sealed class Ours : IDisposable
{
    private readonly Case measured;
    private readonly Device device;
    private readonly Network network;
    private readonly IOptimizer optimizer;
    private readonly Tensor images;
    private readonly Tensor labels;

    public Ours(Case measured, Device device)
    {
        (this.measured, this.device) = (measured, device);
        network = measured.Model.Create();
        network.to(device);
        network.train(measured.Benchmark == Case.TrainingStep);
        optimizer = OptimizerFactory.Create(measured.Model.Recipe, network);
        images = rand([measured.Batch, measured.Model.Input.Channels, measured.Size, measured.Size], device: device);
        labels = randint(measured.Model.Classes, [measured.Batch], device: device);
    }

    /// <summary>Does some steps.</summary>
    /// <returns>Milliseconds a step.</returns>
    public double Measure(int steps)
    {
        var began = Stopwatch.GetTimestamp();
        for (var step = 0; step < steps; step++)
        {
            if (measured.Benchmark == Case.TrainingStep)
                Learn();
            else
                Infer();
        }

        if (device.type == DeviceType.CUDA)
            cuda.synchronize(device);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / steps;
    }

    public void Dispose()
    {
        labels.Dispose();
        images.Dispose();
        optimizer.Dispose();
        network.Dispose();
    }

    private void Learn()
    {
        using var logits = network.call(images);
        using var loss = nn.functional.cross_entropy(logits, labels);
        network.zero_grad();
        loss.backward();
        optimizer.Step(measured.Model.Recipe.LearningRate);
    }

    private void Infer()
    {
        using var inference = inference_mode();
        network.call(images).Dispose();
    }
}
