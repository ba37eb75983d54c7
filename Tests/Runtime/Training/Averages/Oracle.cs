using System.Globalization;

namespace DeclarativeNet.Tests.Training.Averages;

/// <summary>The numbers that <c>averages.py</c> prints, a line each.</summary>
internal static class Oracle
{
    /// <summary>Runs the script; the test is skipped where there is no PyTorch.</summary>
    public static double[][] Ask(string kind, params IEnumerable<double> numbers)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        return
        [
            .. PyTorch.Run(
                    Path.Combine("Training", "Averages", "averages.py"),
                    [kind, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];
    }
}
