using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>A model's <c>Main</c> is called by a program's entry point and is none itself.</summary>
public sealed class EntryPointTests
{
    [Theory]
    [InlineData("return await Sample.KerasCnn.Main(args);")]
    [InlineData("public static class Program { public static async Task<int> Main(string[] args) => await Sample.KerasCnn.Main(args); }")]
    public void AProgramThatCallsItCompilesWithoutAMessage(string program)
    {
        var project = GeneratorHarness.Generate(GeneratorHarness.Project(OutputKind.ConsoleApplication, program, Samples.KerasCnn));

        Silence.Assert(project.CompilerMessages);
        Assert.Equal("Program", project.Compilation.GetEntryPoint(CancellationToken.None)?.ContainingType.Name);
    }
}
