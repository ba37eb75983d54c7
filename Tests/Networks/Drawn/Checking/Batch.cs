using System.Reflection;
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
        var failures = string.Join('\n', generated.Reported.Select(report => report.GetMessage()));
        var assembly = uncompiled.Count == 0 ? generated.Load() : null;
        return [.. networks.Select((network, index) =>
        {
            var message = messages.GetValueOrDefault(index);
            return new Verdict(network, sources[index], message, uncompiled.TryGetValue(index, out var error)
                ? new Disagreement.Uncompiled(error)
                : assembly is null ? null : Compare(network, index, message, assembly, failures));
        })];
    }

    /// <summary>A generator that fails says nothing of the network, and completes nothing.</summary>
    private static Disagreement? Compare(DrawnNetwork network, int index, string? message, Assembly assembly, string failures)
    {
        if (message is not null)
            return Comparison.OfRejected(network, message);
        var record = assembly.GetType($"Network{index}.Drawn", throwOnError: true)!;
        return record.GetMethod("Create") is null ? new Disagreement.Uncompiled(failures) : Comparison.OfAccepted(network, record);
    }

    private static Dictionary<int, string> ByNetwork(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(diagnostic => int.Parse(File().Match(diagnostic.Location.SourceTree!.FilePath).Groups[1].Value))
        .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(diagnostic => diagnostic.GetMessage())));

    /// <summary>The number in the path of a network's file, or in that of a file generated for it.</summary>
    [GeneratedRegex(@"(?:File|Network)(\d+)\.")]
    private static partial Regex File();
}
