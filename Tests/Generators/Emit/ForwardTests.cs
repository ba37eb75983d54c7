namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>The forward passes of the language's examples, as a person reviewed them.</summary>
public sealed class ForwardTests
{
    [Fact]
    public void KerasCnnReadsLikeHandWrittenCode() => Assert.Contains(
        """
                public override torch.Tensor forward(torch.Tensor pixels)
                {
                    CheckInput(pixels);
                    var stem1 = stemConv2d.forward(pixels);                                     // 32×32×32
                    stem1.relu_();                                                              // 32×32×32
                    var stem = functional.max_pool2d(stem1, 2); stem1.Dispose();                // 32×16×16
                    var body1 = bodyConv2d.forward(stem); stem.Dispose();                       // 64×16×16
                    body1.relu_();                                                              // 64×16×16
                    var body = functional.max_pool2d(body1, 2); body1.Dispose();                // 64×8×8
                    var hidden1 = body.flatten(1); body.Dispose();                              // 4096
                    var hidden2 = hiddenLinear.forward(hidden1); hidden1.Dispose();             // 128
                    hidden2.relu_();                                                            // 128
                    var hidden = functional.dropout(hidden2, 0.5, training); hidden2.Dispose(); // 128
                    var classes = classesLinear.forward(hidden); hidden.Dispose();              // 10
                    return classes;
                }
        """,
        GeneratorHarness.Generate(Samples.KerasCnn).Text,
        StringComparison.Ordinal);

    [Fact]
    public void TheTraceKeepsEveryNamedValue() => Assert.Contains(
        """
                    var stem1 = stemConv2d.forward(x);                                          // 32×32×32
                    stem1.relu_();                                                              // 32×32×32
                    var stem = functional.max_pool2d(stem1, 2); stem1.Dispose();                // 32×16×16
                    var body1 = bodyConv2d.forward(stem);                                       // 64×16×16
                    body1.relu_();                                                              // 64×16×16
                    var body = functional.max_pool2d(body1, 2); body1.Dispose();                // 64×8×8
                    var hidden1 = body.flatten(1);                                              // 4096
                    var hidden2 = hiddenLinear.forward(hidden1); hidden1.Dispose();             // 128
                    hidden2.relu_();                                                            // 128
                    var hidden = functional.dropout(hidden2, 0.5, training); hidden2.Dispose(); // 128
                    var classes = classesLinear.forward(hidden);                                // 10
                    return new KerasCnn(pixels, new(stem), new(body), new(hidden), new(classes));
        """,
        GeneratorHarness.Generate(Samples.KerasCnn).Text,
        StringComparison.Ordinal);

    [Fact]
    public void ABlockIsAClassForEachSpecialisation()
    {
        var text = GeneratorHarness.Generate(Samples.BasicBlock, Samples.ResNet18).Text;

        Assert.Contains(
            """
                            var residual1 = residualConv1.forward(x);                              // 128×(H + 7)/8×(W + 7)/8
                            var residual2 = residualBn1.forward(residual1); residual1.Dispose();   // 128×(H + 7)/8×(W + 7)/8
                            residual2.relu_();                                                     // 128×(H + 7)/8×(W + 7)/8
                            var residual3 = residualConv2.forward(residual2); residual2.Dispose(); // 128×(H + 7)/8×(W + 7)/8
                            var @out = residualBn2.forward(residual3); residual3.Dispose();        // 128×(H + 7)/8×(W + 7)/8
                            var skip1 = skipConv2d.forward(x);                                     // 128×(H + 7)/8×(W + 7)/8
                            var skip = skipBatchNorm.forward(skip1); skip1.Dispose();              // 128×(H + 7)/8×(W + 7)/8
                            @out.add_(skip); skip.Dispose();                                       // 128×(H + 7)/8×(W + 7)/8
                            @out.relu_();                                                          // 128×(H + 7)/8×(W + 7)/8
                            return @out;
            """,
            text,
            StringComparison.Ordinal);
        Assert.Equal(
            ["BasicBlock128Stride1", "BasicBlock128Stride2", "BasicBlock256Stride1", "BasicBlock256Stride2", "BasicBlock512Stride1", "BasicBlock512Stride2", "BasicBlock64Stride1"],
            text.Split('\n').Where(line => line.Contains("sealed class BasicBlock", StringComparison.Ordinal))
                .Select(line => line.Trim().Split(' ')[3]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OpenSizesAreCheckedAtTheEntry()
    {
        var text = GeneratorHarness.Generate("""
            [Model]
            public sealed partial record Tiny(
                [Input(3, "S", "S", Where = "S % 4 == 0")] Image Pixels,
                [Conv2d(8, 3, Padding = Same), MaxPool2d(4)] Map Stem,
                [GlobalAvgPool, Linear(2)] Logits Classes);
            """).Text;

        Assert.Contains("if (input.shape is not [_, 3, var S, var axis3] || !(axis3 == S && ", text, StringComparison.Ordinal);
    }
}
