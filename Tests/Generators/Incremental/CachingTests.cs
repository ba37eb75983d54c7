using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Tests.Incremental;

/// <summary>What runs again after an edit: only what the edit is about.</summary>
public sealed class CachingTests
{
    private const string Unrelated = "namespace Sample; public static class Elsewhere { public static int Number => 1; }";
    private const string KerasFile = "File0.cs";
    private const string BlockFile = "File1.cs";
    private const string ResNetFile = "File2.cs";
    private const string UnrelatedFile = "File3.cs";

    private static readonly string[] Project = [Samples.KerasCnn, Samples.BasicBlock, Samples.ResNet18, Unrelated];

    [Fact]
    public void AnUnrelatedEditRunsNothingAgain() => RunsNothingAgain(UnrelatedFile, text => text.Replace("=> 1", "=> 2"));

    [Fact]
    public void WhiteSpaceAboveARecordRunsNothingAgain() => RunsNothingAgain(KerasFile, text => "\n\n// moved\n" + text);

    [Fact]
    public void WhiteSpaceAboveABlockRunsNothingAgain() => RunsNothingAgain(BlockFile, text => "\n\n" + text);

    [Fact]
    public void AnotherSpellingOfTheSameRunsNothingAgain() => RunsNothingAgain(ResNetFile, text => text.Replace("Stride = 2,", "Stride = 1 + 1,"));

    [Fact]
    public void ANewFileRunsNothingAgain()
    {
        var before = GeneratorHarness.Project(Project);
        AssertRunsNothingAgain(before, before.AddSyntaxTrees(GeneratorHarness.Parse("class New;", "New.cs")));
    }

    [Fact]
    public void AnEditOfABlockRunsItsUsersAgain()
    {
        var before = GeneratorHarness.Project(Project);

        var reasons = Pipeline.Rerun(before, before.With(BlockFile, text => text.Replace("Name = \"conv1\"", "Name = \"first\"")));

        Assert.Equal(
            [
                (ModelGenerator.Steps.Parse, IncrementalStepRunReason.Unchanged), (ModelGenerator.Steps.Parse, IncrementalStepRunReason.Modified),
                (ModelGenerator.Steps.Check, IncrementalStepRunReason.Cached), (ModelGenerator.Steps.Check, IncrementalStepRunReason.Modified),
                (ModelGenerator.Steps.Emit, IncrementalStepRunReason.Cached), (ModelGenerator.Steps.Emit, IncrementalStepRunReason.Modified),
            ],
            reasons);
    }

    [Fact]
    public void AnEditOfAModelRunsThatModelAgain()
    {
        var before = GeneratorHarness.Project(Project);

        var reasons = Pipeline.Rerun(before, before.With(KerasFile, text => text.Replace("Linear(128)", "Linear(64)")));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            reasons.Where(step => step.Step == ModelGenerator.Steps.Emit).Select(step => step.Reason));
    }

    [Fact]
    public void AnEditOfAModelLeavesOthersOfTheSameBlocksAlone()
    {
        var sibling = Samples.ResNet18.Replace("record ResNet18(", "record Sibling(");
        var before = GeneratorHarness.Project(Samples.ResNet18, Samples.BasicBlock, sibling);

        var reasons = Pipeline.Rerun(before, before.With("File0.cs", text => text.Replace("Linear(1000)", "Linear(100)")));

        Assert.Equal(
            [
                (ModelGenerator.Steps.Parse, IncrementalStepRunReason.Modified), (ModelGenerator.Steps.Parse, IncrementalStepRunReason.Unchanged),
                (ModelGenerator.Steps.Check, IncrementalStepRunReason.Modified), (ModelGenerator.Steps.Check, IncrementalStepRunReason.Cached),
                (ModelGenerator.Steps.Emit, IncrementalStepRunReason.Modified), (ModelGenerator.Steps.Emit, IncrementalStepRunReason.Cached),
            ],
            reasons);
    }

    [Fact]
    public void AnOldCompilationCanBeCollected()
    {
        var (driver, old) = RunTwice();

        for (var attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice()
    {
        var before = GeneratorHarness.Project(Project);
        var after = before.With(UnrelatedFile, text => text.Replace("=> 1", "=> 2"));
        return (GeneratorHarness.Driver().RunGenerators(before).RunGenerators(after), new WeakReference(before));
    }

    private static void RunsNothingAgain(string file, Func<string, string> edit)
    {
        var before = GeneratorHarness.Project(Project);
        AssertRunsNothingAgain(before, before.With(file, edit));
    }

    private static void AssertRunsNothingAgain(
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation before, Microsoft.CodeAnalysis.CSharp.CSharpCompilation after)
    {
        var reasons = Pipeline.Rerun(before, after);

        Assert.Equal(6, reasons.Count);
        Assert.All(reasons, step => Assert.True(
            step.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step.Step}: {step.Reason}"));
        Assert.All(
            reasons.Where(step => step.Step != ModelGenerator.Steps.Parse), step => Assert.Equal(IncrementalStepRunReason.Cached, step.Reason));
    }
}
