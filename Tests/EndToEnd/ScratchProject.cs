namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>A user's project in a temporary folder, outside the solution, with the library's assemblies and its generator.</summary>
internal sealed class ScratchProject : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("declarativenet-").FullName;

    /// <param name="program">The text of its one source file.</param>
    public ScratchProject(string program)
    {
        var references = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is "DeclarativeNet.dll" or "DeclarativeNet.Dsl.dll" or "DeclarativeNet.Torch.dll" or "TorchSharp.dll")
            .Select(file => $"""<Reference Include="{file}" />""");
        File.WriteAllText(Path.Combine(directory, "Scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Join(Environment.NewLine, references)}
                <Analyzer Include="{Repository.Generator}" />
                <Using Include="DeclarativeNet" />
                <Using Include="DeclarativeNet.Padding" Static="true" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Program.cs"), program);
    }

    /// <summary>Builds it; the lines are the distinct errors and warnings, without the project's path at the end.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Diagnostics)> Build()
    {
        var (exitCode, output) = await Command.Run(directory, "dotnet", "build", "-c", "Debug", "-nodeReuse:false", "-tl:off", "-clp:NoSummary");
        var diagnostics = output.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(line => line.Replace(directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Trim())
            .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? line[..end] : line)
            .Distinct()
            .ToList();
        return (exitCode, diagnostics);
    }

    /// <summary>Runs what has been built.</summary>
    public Task<(int ExitCode, string Output)> Run(params string[] arguments) =>
        Command.Run(directory, "dotnet", [Path.Combine("bin", "Debug", "net10.0", "Scratch.dll"), .. arguments]);

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
