using System.Text.RegularExpressions;
using DeclarativeNet.Generators.Tests;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Sends networks through analyzer, generator and compiler, many at once, and holds each to libtorch.</summary>
internal static partial class Batch
{
    /// <summary>What is to be said of each network, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> Check(IReadOnlyList<DrawnNetwork> networks)
    {
        var sources = networks.Select((network, index) => network.Text($"Network{index}")).ToArray();
        var project = GeneratorHarness.Project(sources);
        var messages = ByNetwork(await GeneratorHarness.Analyze(project));
        var generated = GeneratorHarness.Generate(project);
        var uncompiled = ByNetwork(generated.CompilerMessages);
        if (uncompiled.Count > 0)
            return await Without(uncompiled, networks, index => new Verdict(
                networks[index], sources[index], messages.GetValueOrDefault(index), new Disagreement.Uncompiled(uncompiled[index])));
        var failures = string.Join('\n', generated.Reported.Select(report => report.GetMessage()));
        var assembly = generated.Load();
        return [.. networks.Select((network, index) => Compare(
            network,
            sources[index],
            messages.GetValueOrDefault(index),
            assembly.GetType($"Network{index}.Drawn", throwOnError: true)!,
            failures))];
    }

    /// <summary>Nothing can be loaded while one network does not compile: the others are checked again without those that do not.</summary>
    private static async Task<IReadOnlyList<Verdict>> Without(
        Dictionary<int, string> uncompiled, IReadOnlyList<DrawnNetwork> networks, Func<int, Verdict> verdict)
    {
        var rest = Enumerable.Range(0, networks.Count).Where(index => !uncompiled.ContainsKey(index)).ToList();
        var verdicts = rest.Count == 0 ? [] : await Check([.. rest.Select(index => networks[index])]);
        return [.. uncompiled.Keys.Select(index => (Index: index, Verdict: verdict(index)))
            .Concat(rest.Zip(verdicts, (index, checkedOne) => (Index: index, Verdict: checkedOne)))
            .OrderBy(one => one.Index).Select(one => one.Verdict)];
    }

    /// <summary>A generator that fails says nothing of the network, and completes nothing.</summary>
    private static Verdict Compare(DrawnNetwork network, string source, string? message, Type record, string failures)
    {
        if (message is null)
            return new(network, source, message, record.GetMethod("Create") is null
                ? new Disagreement.Uncompiled(failures)
                : Comparison.OfAccepted(network, record));
        var (disagreement, rule) = Comparison.OfRejected(network, message);
        return new(network, source, message, disagreement, rule);
    }

    private static Dictionary<int, string> ByNetwork(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(diagnostic => int.Parse(File().Match(diagnostic.Location.SourceTree!.FilePath).Groups[1].Value))
        .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(diagnostic => diagnostic.GetMessage())));

    /// <summary>The number in the path of a network's file, or in that of a file generated for it.</summary>
    [GeneratedRegex(@"(?:File|Network)(\d+)\.")]
    private static partial Regex File();
}
