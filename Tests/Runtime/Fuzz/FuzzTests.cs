using DeclarativeNet.Tests.Data;

namespace DeclarativeNet.Tests.Fuzz;

/// <summary>Damaged files are read or refused, and do no harm. <c>./build.sh check fuzz</c> does more of the same.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Good_files_are_read() => Assert.All(FuzzTargets.All(_folder.Path), target =>
    {
        var place = Path.Combine(_folder.Path, target.Name);
        target.WriteTo(place);
        Assert.Null(target.Read(place));
    });

    [Fact]
    public void Damaged_files_crash_nothing()
    {
        var verdicts = Fuzzing.Run(count: 1000, seed: 1, _folder.Path).ToList();

        Assert.Empty(verdicts.OfType<Verdict.Crashed>());
        Assert.All(verdicts.GroupBy(verdict => verdict.Target), of => Assert.Contains(of, verdict => verdict is Verdict.Refused));
    }

    [Fact]
    public void The_same_seed_does_the_same_damage() =>
        Assert.Equal(Fuzzing.Run(60, seed: 2, _folder.Path).ToList(), Fuzzing.Run(60, seed: 2, _folder.Path).ToList());
}
