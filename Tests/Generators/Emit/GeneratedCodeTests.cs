namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>The examples of the language compile, and nobody has anything to say about it.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task KerasCnnCompilesWithoutAMessage() => await CompilesWithoutAMessage(Samples.KerasCnn);

    [Fact]
    public async Task ResNet18CompilesWithoutAMessage() => await CompilesWithoutAMessage(Samples.BasicBlock, Samples.ResNet18);

    private static async Task CompilesWithoutAMessage(params string[] sources)
    {
        var project = GeneratorHarness.Generate(sources);

        Silence.Assert(project.Reported.Concat(project.CompilerMessages));
        Silence.Assert(await GeneratorHarness.Analyze(project.Compilation));
    }
}
