using System.CommandLine;
using System.Runtime.InteropServices;
using DeclarativeNet.CommandLine;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>What goes wrong in a command ends in a line.</summary>
public class CommandHostTests
{
    [Theory]
    [InlineData(
        "CUDA out of memory. Tried to allocate 2.00 GiB\nException raised from malloc",
        "error: libtorch: there is not enough memory for it: CUDA out of memory. Tried to allocate 2.00 GiB; lower --batch-size")]
    [InlineData(
        "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes",
        "error: libtorch: there is not enough memory for it: [enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes; lower --batch-size")]
    [InlineData(
        "aten::mm: mat1 and mat2 shapes cannot be multiplied\nframe #0\nframe #1",
        "error: libtorch: libtorch refuses to compute it: aten::mm: mat1 and mat2 shapes cannot be multiplied; look for the step that this names; where the CPU computes what another device refuses, train on the CPU")]
    public async Task What_libtorch_throws_is_one_line(string message, string line)
    {
        var root = new Command("program");
        root.SetAction(int (ParseResult _) => throw new ExternalException(message));
        var (exitCode, output, error) = await CommandRun.Of(environment => CommandHost.Run(root, [], environment));
        Assert.Equal((ExitCode.Failed, "", line + "\n"), (exitCode, output, error));
    }
}
