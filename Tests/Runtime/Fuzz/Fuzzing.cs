using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Fuzz;

/// <summary>What came of reading a damaged file.</summary>
/// <param name="Number">The mutation's number; with the seed it tells the damage.</param>
/// <param name="Target">What read it.</param>
/// <param name="File">The file damaged.</param>
internal abstract record Verdict(int Number, string Target, string File)
{
    /// <summary>The damage does not show, or does no harm.</summary>
    public sealed record Accepted(int Number, string Target, string File) : Verdict(Number, Target, File);

    /// <summary>It was refused in good order.</summary>
    public sealed record Refused(int Number, string Target, string File, Failure Failure) : Verdict(Number, Target, File);

    /// <summary>An exception, memory without bound, no end, or a message that does not say what is wrong: a mistake in the reader.</summary>
    public sealed record Crashed(int Number, string Target, string File, string What) : Verdict(Number, Target, File);
}

/// <summary>Damages good files, and watches what their readers do.</summary>
internal static class Fuzzing
{
    /// <summary>No file here is larger than some kilobytes; who takes so much has believed a header.</summary>
    private const long MostMemory = 256 << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Damages the targets' files in turn.</summary>
    /// <param name="count">How many mutations.</param>
    /// <param name="seed">The same seed does the same damage.</param>
    /// <param name="folder">Where the files lie; the last damaged one is left there if the process dies of it.</param>
    public static IEnumerable<Verdict> Run(int count, int seed, string folder)
    {
        var targets = FuzzTargets.All(folder);
        foreach (var target in targets)
            target.WriteTo(Path.Combine(folder, target.Name));
        return Enumerable.Range(0, count).Select(number => Try(targets[number % targets.Length], number, seed, folder));
    }

    private static Verdict Try(FuzzTarget target, int number, int seed, string folder)
    {
        var random = RandomSequence.For(seed, stream: 0, number);
        var (name, good) = target.Files[random.Below(target.Files.Length)];
        var place = Path.Combine(folder, target.Name);
        var path = Path.Combine(place, name);
        File.WriteAllBytes(path, Mutation.Of(good, random));
        try
        {
            var reading = Task.Run(() => Read(target, place, number, name));
            return reading.Wait(Longest) ? reading.Result : new Verdict.Crashed(number, target.Name, name, $"no end within {Longest}");
        }
        finally
        {
            File.WriteAllBytes(path, good);
        }
    }

    private static Verdict Read(FuzzTarget target, string folder, int number, string file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var failure = target.Read(folder);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            return (failure, taken) switch
            {
                (_, > MostMemory) => Crashed($"{taken} bytes were taken"),
                (null, _) => new Verdict.Accepted(number, target.Name, file),
                _ when target.Beside.IsEmpty && !failure.Where.StartsWith(folder, StringComparison.Ordinal) => Crashed($"the message names no file: {failure}"),
                _ when failure.ToString().Contains('\n') => Crashed($"the message has several lines: {failure}"),
                _ => new Verdict.Refused(number, target.Name, file, failure),
            };
        }
        catch (TrainingException refused)
        {
            return new Verdict.Refused(number, target.Name, file, refused.Failure);
        }
        catch (Exception exception)
        {
            return Crashed(exception.ToString());
        }

        Verdict Crashed(string what) => new Verdict.Crashed(number, target.Name, file, what);
    }

    /// <summary>What a run came to, a line for each target.</summary>
    public static IEnumerable<string> Table(ImmutableArray<Verdict> verdicts) => verdicts.GroupBy(verdict => verdict.Target)
        .Select(of => Line(of.Key, Count<Verdict.Accepted>(of), Count<Verdict.Refused>(of), Count<Verdict.Crashed>(of)))
        .Prepend(Line("target", "accepted", "refused", "crashed"));

    private static string Count<T>(IEnumerable<Verdict> verdicts) => $"{verdicts.OfType<T>().Count()}";

    private static string Line(string target, string accepted, string refused, string crashed) =>
        $"{target,-16}  {accepted,8}  {refused,8}  {crashed,8}";
}
