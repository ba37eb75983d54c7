namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>A wrong declaration is reported once; whatever the program does with the model compiles.</summary>
public sealed class WrongModelTests
{
    private const string Use = """
        namespace Sample;

        public static class Use
        {
            public static async Task<object> Everything(TorchSharp.torch.Tensor tensor)
            {
                using var net = KerasCnn.Create(seed: 1, dtype: TorchSharp.torch.float64);
                Logits classes = net.Forward(new Image(tensor));
                using var trace = net.Trace(new Image(tensor));
                TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> module = net;
                await foreach (var happened in KerasCnn.Train(null!, KerasCnn.Recipe with { Epochs = 1 }))
                    Console.WriteLine(happened);
                await KerasCnn.Main(["train"]);
                using var parameters = KerasCnn.Parameters.Of(net);
                using var found = KerasCnn.ValueAndGradient(parameters, default, (logits, labels) => logits.Tensor);
                using KerasCnn.Parameters next = parameters.Zip(found.Gradients, (p, g) => p - 0.1 * g);
                KerasCnn.Gradients gradients = found.Gradients;
                next.CopyTo(net);
                Console.WriteLine(KerasCnn.Shapes.Stem);
                Console.WriteLine(KerasCnn.Evaluate(net, null!, batchSize: 8));
                Console.WriteLine(KerasCnn.Predict(net, new Image(tensor))[0].Length);
                Console.WriteLine(gradients.Stem.Conv2d.Weight);
                return (Weight: net.Stem.Conv2d.weight, KerasCnn.Definition, KerasCnn.Summary.Parameters, trace.Stem, Name<KerasCnn>());
            }

            private static string Name<T>()
                where T : IModel<T> => T.Definition.Name;
        }
        """;

    [Fact]
    public void WhatAProgramDoesWithARightModelCompiles() =>
        Silence.Assert(GeneratorHarness.Generate(Samples.KerasCnn, Use).CompilerMessages);

    [Theory]
    [InlineData("[Flatten, Linear(128)", "[Linear(128)")]
    [InlineData("Conv2d(64, 3, Padding = Same)", "Conv2d(\"64 +\", 3, Padding = Same)")]
    [InlineData("[Input(3, 32, 32)]", "[Relu]")]
    [InlineData("MaxPool2d(2)] Map    Body", "MaxPool2d(64)] Map    Body")]
    [InlineData("Epochs = 15", "Epochs = 0")]
    public async Task WhatAProgramDoesWithAWrongModelCompiles(string right, string wrong)
    {
        var project = GeneratorHarness.Generate(Samples.KerasCnn.Replace(right, wrong), Use);

        Silence.Assert(project.Reported.Concat(project.CompilerMessages));
        Assert.Single(await GeneratorHarness.Analyze(project.Compilation));
    }

    [Theory]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Net")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Outputs")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Parameters")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Stem", "{ public static int Summary => 3; }")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map torch")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Stem", "{ public static int nn => 3; }")]
    [InlineData("record Net", "[Conv2d(4, 3)] Map Stem")]
    [InlineData("record Net<T>", "[Conv2d(4, 3)] Map Stem")]
    [InlineData("abstract partial record Tiny", "[Conv2d(4, 3)] Map Stem")]
    [InlineData("record Tiny", "[Conv2d(4, 3)] Map Stem", "{ public required string Note { get; init; } }")]
    public async Task ANameThatIsTakenLeadsToNoFurtherMessages(string record, string value, string body = ";")
    {
        var name = record.Split(' ')[^1].Replace("<T>", "<int>");
        var project = GeneratorHarness.Generate(
            $"[Model] public {(record.Contains("partial") ? "" : "partial ")}{record}([Input(1, 8, 8)] Image Pixels, {value}, [GlobalAvgPool, Linear(2), Output] Logits Classes, [Relu, Output] Vector More){body}",
            $"public static class Use {{ public static async Task<int> Main() {{ using var net = {name}.Create(); return await {name}.Main([]); }} }}");

        Silence.Assert(project.Reported.Concat(project.CompilerMessages));
        Assert.Single((await GeneratorHarness.Analyze(project.Compilation)).Select(found => found.Id).Distinct());
    }

    [Theory]
    [InlineData("namespace Sample.torch { public class Helper; }")]
    [InlineData("namespace Sample { public static class functional; }")]
    [InlineData("namespace torch { public class Helper; }")]
    [InlineData("public static class nn;")]
    public async Task ANameThatHidesOneOfTorchLeadsToNoFurtherMessages(string hiding)
    {
        var use = Use.Replace("TorchSharp.torch", "global::TorchSharp.torch", StringComparison.Ordinal);
        var project = GeneratorHarness.Generate(Samples.KerasCnn, use, $"#pragma warning disable CS8981\n{hiding}");

        Silence.Assert(project.Reported.Concat(project.CompilerMessages));
        Assert.Equal(["DNET0032"], (await GeneratorHarness.Analyze(project.Compilation)).Select(found => found.Id));
    }

    [Fact]
    public void AMemberOfAWrongModelThrowsAndSaysWhy()
    {
        var model = GeneratorHarness.Generate(Samples.KerasCnn.Replace("[Flatten, ", "[")).Load().GetType("Sample.KerasCnn")!;

        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => model.GetProperty("Definition")!.GetValue(null));

        Assert.StartsWith("KerasCnn is not well formed: DNET0108: ", Assert.IsType<InvalidOperationException>(thrown.InnerException).Message);
    }

    [Theory]
    [InlineData("record KerasCnn(", "record KerasCnn(,")]
    [InlineData("Conv2d(32, 3", "Conv2d(32")]
    [InlineData("Conv2d(32, 3", "Conv2d(Missing, 3")]
    [InlineData("[Linear(10)]", "[Linear(10), ")]
    [InlineData("Map    Stem", "Mop    Stem")]
    [InlineData("Relu, Dropout(0.5)]", "Relu, Dropuot(0.5)]")]
    [InlineData("Logits Classes);", "Logits ")]
    [InlineData("Logits Classes);", "")]
    [InlineData("[Model]", "[Model")]
    [InlineData("Optimizer.Adam", "Optimizer.")]
    public async Task WhatIsBeingTypedNeverFailsTheGenerator(string before, string typing)
    {
        var project = GeneratorHarness.Generate(Samples.KerasCnn.Replace(before, typing));

        Assert.Empty(project.Reported);
        Assert.NotEmpty(project.CompilerMessages);
        Assert.DoesNotContain(await GeneratorHarness.Analyze(project.Compilation), finding => finding.Id is "AD0001" or "DNET0999");
    }
}
