using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Tests.Incremental;

/// <summary>The generator's steps from one state of a project to the next.</summary>
internal static class Pipeline
{
    /// <summary>All of them, those to come as well.</summary>
    private static readonly string[] StepNames =
        [.. typeof(ModelGenerator.Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>What each step of each model did on the second run, as <c>Parse: Unchanged</c>, in order, without repetitions.</summary>
    public static IReadOnlyList<(string Step, IncrementalStepRunReason Reason)> Rerun(CSharpCompilation before, CSharpCompilation after)
    {
        var result = GeneratorHarness.Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();
        return [.. StepNames.SelectMany(name => result.TrackedSteps[name]
            .SelectMany(step => step.Outputs)
            .Select(output => (name, output.Reason)))];
    }

    /// <summary>Every value that a step of ours holds after a run.</summary>
    public static IEnumerable<object> Cached(CSharpCompilation project)
    {
        var result = GeneratorHarness.Driver().RunGenerators(project).GetRunResult().Results.Single();
        return StepNames.SelectMany(name => result.TrackedSteps[name]).SelectMany(step => step.Outputs).Select(output => output.Value);
    }

    /// <summary>The project with another text for one of its files.</summary>
    public static CSharpCompilation With(this CSharpCompilation project, string file, Func<string, string> edit)
    {
        var tree = project.SyntaxTrees.Single(candidate => candidate.FilePath == file);
        return project.ReplaceSyntaxTree(tree, GeneratorHarness.Parse(edit(tree.ToString()), file));
    }
}
