using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using DeclarativeNet.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>What the documents show is so: code compiles without a warning, and command lines name what is there.</summary>
public sealed class DocumentationTests
{
    private static readonly ConcurrentDictionary<string, Task<string>> Helps = new();

    /// <summary>Every block of a language, by document and line.</summary>
    public static TheoryData<string, int> Blocks(string language)
    {
        var data = new TheoryData<string, int>();
        foreach (var block in Block.All.Where(block => block.Language == language))
            data.Add(block.File, block.Line);
        return data;
    }

    [Fact]
    public void EveryBlockSaysWhatItIs() => Assert.Empty(Block.All.Where(block => block.Language is not ("csharp" or "sh" or "text")));

    /// <summary>Code compiles without a warning; where the block behind it shows what the compiler says, it says that and nothing else.</summary>
    [Theory]
    [MemberData(nameof(Blocks), "csharp")]
    public async Task CodeCompiles(string file, int line)
    {
        var source = At(file, line).Text;
        var isProgram = GeneratorHarness.Parse(source).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var project = GeneratorHarness.Project(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, source);
        var generated = GeneratorHarness.Generate(project);
        var said = (await GeneratorHarness.Analyze(project)).Concat(generated.Reported).Concat(generated.CompilerMessages);
        Assert.Equal(MessagesAfter(file, line), said.Select(message => message.ToString()));
    }

    [Theory]
    [MemberData(nameof(Blocks), "sh")]
    public async Task CommandLinesNameWhatIsThere(string file, int line)
    {
        foreach (var command in At(file, line).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["./build.sh", "run", .. var arguments]:
                    await Takes(Repository.PathOf("Examples", "01-shapes"), ["train", .. arguments]);
                    break;
                case ["./build.sh", "bench", .. var arguments]:
                    await Takes(Repository.PathOf("Benchmarks"), arguments);
                    break;
                case ["./build.sh", "check", .. var arguments]:
                    await Takes(Repository.PathOf("Checks"), arguments);
                    break;
                case ["dotnet", "nuget", "add", "source", "$PWD/artifacts", "--name", "declarativenet"]:
                    break;
                case ["dotnet", "new", "install", var package]:
                    var version = typeof(ModelDefinition).Assembly.GetName().Version!.ToString(fieldCount: 3);
                    Assert.Equal($"artifacts/DeclarativeNet.Templates.{version}.nupkg", package);
                    break;
                case ["dotnet", "new", var template, "-o", _]:
                    var description = await File.ReadAllTextAsync(
                        Repository.PathOf("Package", "Templates", "content", ".template.config", "template.json"));
                    Assert.Equal(JsonDocument.Parse(description).RootElement.GetProperty("shortName").GetString(), template);
                    break;
                case ["./build.sh", var verb]:
                    Assert.Matches($"(?m)^  {Regex.Escape(verb)} ", await Help(Repository.Root, "bash", "build.sh", "help"));
                    break;
                case ["dotnet", "run", "-c", "Release", "--project", var project, "--", .. var arguments]:
                    await Takes(Repository.PathOf(project), arguments);
                    break;
                default:
                    Assert.Fail($"no test knows how to check '{command}'");
                    break;
            }
        }
    }

    /// <summary>A built program lists each option among those of the verb.</summary>
    private static async Task Takes(string folder, string[] arguments)
    {
        var name = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(folder, "*.csproj")));
        var assembly = Path.Combine(folder, "bin", Repository.Configuration, "net10.0", name + ".dll");
        var verb = arguments.TakeWhile(word => !word.StartsWith('-')).Take(1).ToArray();
        var help = await Help(folder, "dotnet", [assembly, .. verb, "--help"]);
        foreach (var option in arguments.Where(word => word.StartsWith('-')))
            Assert.Matches($@"(?m)^\s+(\S+, )*{Regex.Escape(option)}(,|\s|$)", help);
    }

    /// <summary>What a program says of itself; it has to end well.</summary>
    private static Task<string> Help(string folder, string program, params string[] arguments) =>
        Helps.GetOrAdd(string.Join(' ', [folder, program, .. arguments]), async _ =>
        {
            var (exitCode, output) = await Command.Run(folder, program, arguments);
            Assert.True(exitCode == 0, output);
            return output;
        });

    /// <summary>The compiler's lines in the block behind a block of code, with the file named as the harness names it.</summary>
    private static IEnumerable<string> MessagesAfter(string file, int line) =>
        Block.All.FirstOrDefault(block => block.File == file && block.Line > line) is { Language: "text" } next && next.Text.Contains(": error DNET")
            ? next.Text.Split('\n').Select(message => string.Concat("File0.cs", message.AsSpan(message.IndexOf('('))))
            : [];

    private static Block At(string file, int line) => Block.All.Single(block => block.File == file && block.Line == line);
}
