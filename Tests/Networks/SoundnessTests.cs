using DeclarativeNet.Networks.Tests.Drawn.Checking;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests;

/// <summary>The checker is right: what it accepts runs with the shapes it said; what it rejects, libtorch rejects.</summary>
public sealed class SoundnessTests
{
    private const int Count = 750;

    [Fact]
    public async Task The_checker_accepts_exactly_what_libtorch_runs()
    {
        var verdicts = new List<Verdict>();
        await foreach (var batch in Sampling.Run(Count, seed: 1))
            verdicts.AddRange(batch);
        var disagreements = verdicts.Where(verdict => verdict.Disagreement is not null).Take(3);
        Assert.Equal("", string.Join("\n\n", disagreements.Select(verdict => verdict.Description)));

        // Neither half of the claim may be empty, and every step and trait has to be in it.
        Assert.InRange(verdicts.Count(verdict => verdict.IsAccepted), Count / 5, Count * 4 / 5);
        var accepted = verdicts.Where(verdict => verdict.IsAccepted).Select(verdict => verdict.Network).ToList();
        Assert.Empty(StepTable.Names.Except(accepted.SelectMany(network => network.StepNames)));
        Assert.Empty(DrawnNetwork.AllTraits.Except(accepted.SelectMany(network => network.Traits)));
    }

    [Fact]
    public void Every_step_of_the_language_is_drawn()
    {
        var steps = typeof(StepAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(StepAttribute)))
            .Select(type => type.Name.Split('`')[0])
            .Select(name => name[..name.LastIndexOf("Attribute", StringComparison.Ordinal)]);
        Assert.Empty(steps.Except(StepTable.Names));
    }
}
