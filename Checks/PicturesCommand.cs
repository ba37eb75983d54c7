using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Data.Codecs;

namespace DeclarativeNet.Checks;

/// <summary><c>pictures</c>: decodes a folder of pictures, good and bad, and compares what comes of them with the folder's table.</summary>
internal static class PicturesCommand
{
    /// <summary>What a refused picture may take on top of what was taken before, in bytes: none claims so much in good faith.</summary>
    private const long MostMemory = 256 << 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder of pictures, with a table manifest.tsv of what is to come of them",
        };
        var command = new Command("pictures", "Decodes pictures, and compares what comes of them with a table.") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Runs the check; 0 where all pictures are as the table says, 1 otherwise.</summary>
    private static int Run(string folder, TextWriter output, TextWriter errors) => ImageCodecs.Load()
        .Bind(codec => ExpectedPicture.Read(folder).Map(pictures => Compare(folder, codec, pictures, output)))
        .Match(
            exitCode => exitCode,
            failure =>
            {
                errors.WriteLine($"error: {failure}");
                return 1;
            });

    private static int Compare(string folder, IImageCodec codec, ImmutableArray<ExpectedPicture> pictures, TextWriter output)
    {
        output.WriteLine($"decoder: {codec.Name}");
        var asExpected = 0;
        foreach (var picture in pictures)
        {
            var (before, (good, said)) = (PeakMemory(), picture.Check(folder, codec));
            if (picture.Outcome == "reject" && PeakMemory() - before is > MostMemory and var taken)
                (good, said) = (false, $"{said}, after {taken >> 20} MiB were taken");
            output.WriteLine($"{(good ? "ok   " : "WRONG")}  {picture.File,-26}  {picture.Outcome,-16}  {said}");
            asExpected += good ? 1 : 0;
        }

        output.WriteLine($"as expected: {asExpected}/{pictures.Length}");
        return asExpected == pictures.Length ? 0 : 1;
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
