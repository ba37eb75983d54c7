namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>A user's project in a folder of its own, outside the solution.</summary>
/// <param name="directory">Its folder, which goes when the project is disposed of.</param>
/// <param name="name">The name of its project file and of its assembly.</param>
internal sealed class ScratchProject(string directory, string name) : IDisposable
{
    private const string Configuration = "Debug";

    /// <summary>A project with one source file.</summary>
    /// <param name="directory">Its folder, which is made.</param>
    /// <param name="name">Its name.</param>
    /// <param name="properties">What its project file says beside the ordinary.</param>
    /// <param name="items">What it refers to.</param>
    /// <param name="program">The text of its source file.</param>
    public static ScratchProject Create(string directory, string name, string properties, string items, string program)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        var project = new ScratchProject(directory, name);
        project.Write(program);
        return project;
    }

    /// <summary>A program in a temporary folder, with the assemblies that the solution has built.</summary>
    /// <param name="program">The text of its source file.</param>
    public static ScratchProject WithAssemblies(string program)
    {
        var references = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is "DeclarativeNet.dll" or "DeclarativeNet.Dsl.dll" or "DeclarativeNet.Torch.dll" or "TorchSharp.dll")
            .Select(file => $"""<Reference Include="{file}" />""");
        return Create(
            Directory.CreateTempSubdirectory("declarativenet-").FullName,
            "Scratch",
            "<OutputType>Exe</OutputType>",
            $"""
            {string.Join(Environment.NewLine, references)}
            <Analyzer Include="{Repository.Generator}" />
            <Using Include="DeclarativeNet" />
            <Using Include="DeclarativeNet.Padding" Static="true" />
            """,
            program);
    }

    /// <summary>Writes its source file anew.</summary>
    public void Write(string program) => File.WriteAllText(Path.Combine(directory, "Program.cs"), program);

    /// <summary>Builds it; the lines are the distinct errors and warnings, without the project's path at the end.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Diagnostics)> Build()
    {
        var (exitCode, output) = await Command.Run(
            directory, "dotnet", "build", "-c", Configuration, "-nodeReuse:false", "-tl:off", "-clp:NoSummary");
        var diagnostics = output.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(line => line.Replace(directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Trim())
            .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? line[..end] : line)
            .Distinct()
            .ToList();
        return (exitCode, diagnostics);
    }

    /// <summary>Runs what has been built, in its folder.</summary>
    public Task<(int ExitCode, string Output)> Run(params string[] arguments) =>
        Command.Run(directory, "dotnet", [Path.Combine("bin", Configuration, "net10.0", name + ".dll"), .. arguments]);

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
