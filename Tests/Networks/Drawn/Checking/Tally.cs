using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Counts verdicts, so that one sees what was drawn.</summary>
/// <param name="Networks">All networks.</param>
/// <param name="Accepted">Those that the checker accepts.</param>
/// <param name="FalseAccepts">Those that it should not.</param>
/// <param name="FalseRejects">Those that it should have.</param>
/// <param name="Rules">How many are rejected for a rule of the language alone, by the rule.</param>
/// <param name="Parts">In how many networks each step and trait is, and in how many accepted ones.</param>
internal sealed record Tally(
    int Networks,
    int Accepted,
    int FalseAccepts,
    int FalseRejects,
    ImmutableDictionary<LanguageRule, int> Rules,
    ImmutableDictionary<string, (int All, int Accepted)> Parts)
{
    public static Tally Empty { get; } =
        new(0, 0, 0, 0, ImmutableDictionary<LanguageRule, int>.Empty, ImmutableDictionary<string, (int, int)>.Empty);

    public int Rejected => Networks - Accepted;

    /// <summary>A line for each step of the language, and for each trait of networks.</summary>
    public IEnumerable<string> Table => StepTable.Names.Concat(DrawnNetwork.AllTraits)
        .Select(name => (Name: name, Count: Parts.GetValueOrDefault(name)))
        .Select(step => $"{step.Name,-20} in {step.Count.All,6} networks, {step.Count.Accepted,6} of them accepted");

    /// <summary>A line for each rule of the language that decides alone: of these networks libtorch runs some sizes.</summary>
    public IEnumerable<string> RuleTable => Enum.GetValues<LanguageRule>()
        .Select(rule => $"{Rules.GetValueOrDefault(rule),6} rejected though libtorch runs some size, as {Reason(rule)}");

    /// <summary>With one more verdict.</summary>
    public Tally With(Verdict verdict) => new(
        Networks + 1,
        Accepted + One(verdict.IsAccepted),
        FalseAccepts + One(verdict.Disagreement is Disagreement.FalseAccept),
        FalseRejects + One(verdict.Disagreement is Disagreement.FalseReject),
        verdict.Rule is { } rule ? Rules.SetItem(rule, Rules.GetValueOrDefault(rule) + 1) : Rules,
        Parts.SetItems(verdict.Network.StepNames.Concat(verdict.Network.Traits).Select(name => KeyValuePair.Create(
            name, (Parts.GetValueOrDefault(name).All + 1, Parts.GetValueOrDefault(name).Accepted + One(verdict.IsAccepted))))));

    private static string Reason(LanguageRule rule) => rule switch
    {
        LanguageRule.FixedNumbers => "numbers that the network is made with depend on an open size",
        LanguageRule.FixedSizes => "features are made of open sizes",
        LanguageRule.KnownWeights => "the number of weights is written with an open size",
        _ => throw new InvalidOperationException($"{rule} is not known."),
    };

    private static int One(bool counts) => counts ? 1 : 0;
}
