using PublicApiGenerator;

namespace DeclarativeNet.Tests.PublicApi;

/// <summary>
/// What users can see of the language and the runtime is what the text files here say: a change to it is a change to a file, seen in review.
/// </summary>
public sealed class PublicApiTests
{
    /// <summary>Generated for the machine's backend in one case and the package's in the other; either is TorchSharp's API, not ours.</summary>
    private static readonly ApiGeneratorOptions Options = new()
    {
        DenyNamespacePrefixes = ["System", "Microsoft", "TorchSharp"],
        UseDenyNamespacePrefixesForExtensionMethods = false,
        IncludeAssemblyAttributes = false,
    };

    [Theory]
    [InlineData("Dsl", typeof(StepAttribute))]
    [InlineData("Runtime", typeof(Network))]
    public void The_public_surface_is_as_its_file_says(string name, Type of)
    {
        var found = of.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        var (folder, file) = (Path.Combine(AppContext.BaseDirectory, "PublicApi"), $"{name}.txt");
        var expected = File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n");
        if (found == expected)
            return;
        var received = Path.Combine(folder, $"{name}.received.txt");
        File.WriteAllText(received, found);
        Assert.Fail($"The public surface has changed:\n{Difference(expected, found)}\nIf that is meant: cp {received} Tests/Runtime/PublicApi/{file}");
    }

    private static string Difference(string expected, string found)
    {
        var (before, after) = (expected.Split('\n'), found.Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")]);
    }
}
