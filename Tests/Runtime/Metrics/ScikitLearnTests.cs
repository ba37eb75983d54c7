using System.Text.Json;
using DeclarativeNet.Metrics;

namespace DeclarativeNet.Tests.Metrics;

/// <summary>The same matrices through scikit-learn; <c>scikit-learn.py</c> here wrote its answers.</summary>
public sealed class ScikitLearnTests
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Every_measure_equals_that_of_scikit_learn()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Metrics", "scikit-learn.json"));
        var cases = JsonSerializer.Deserialize<Expected>(file, Names)!.Cases;

        Assert.Equal(30, cases.Length);
        Assert.All(cases, expected =>
        {
            var confusion = Counted.Matrix(Square(expected.Counts));
            var report = ClassificationReport.Of(confusion);
            Equal(expected.Accuracy, report.Accuracy);
            Equal(expected.BalancedAccuracy, report.BalancedAccuracy);
            Equal(expected.CohenKappa ?? double.NaN, Agreement.CohenKappa(confusion));
            Equal(expected.MatthewsCorrelation, Agreement.MatthewsCorrelation(confusion));
            Equal(expected.Macro, report.Macro);
            Equal(expected.Weighted, report.Weighted);
            Equal(expected.Micro, report.Micro);
            Assert.Equal(expected.Counts.Length, report.Classes.Length);
            for (var label = 0; label < report.Classes.Length; label++)
                Equal([.. expected.Classes.Select(measure => measure[label])], report.Classes[label].Score);
        });
    }

    private static void Equal(double[] expected, Score actual)
    {
        Equal(expected[0], actual.Precision);
        Equal(expected[1], actual.Recall);
        Equal(expected[2], actual.F1);
    }

    private static void Equal(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);

    private static long[,] Square(long[][] rows)
    {
        var counts = new long[rows.Length, rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows.Length; column++)
                counts[row, column] = rows[row][column];
        }

        return counts;
    }

    private sealed record Expected(Case[] Cases);

    private sealed record Case(
        long[][] Counts,
        double Accuracy,
        double BalancedAccuracy,
        double? CohenKappa,
        double MatthewsCorrelation,
        double[][] Classes,
        double[] Macro,
        double[] Weighted,
        double[] Micro);
}
