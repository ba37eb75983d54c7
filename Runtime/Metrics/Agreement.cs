namespace DeclarativeNet.Metrics;

/// <summary>How far predictions agree with the truth beyond what chance would give.</summary>
public static class Agreement
{
    /// <summary>
    /// Cohen's κ: (observed - expected) / (1 - expected), in [-1, 1] (Cohen, 1960). Not a number where chance would always agree: there are
    /// no pictures, or all are of one class and taken for it. As scikit-learn's <c>cohen_kappa_score</c>.
    /// </summary>
    public static double CohenKappa(ConfusionMatrix confusion)
    {
        var total = (double)confusion.Total;
        var expected = Labels(confusion).Sum(label => (double)confusion.Support(label) * confusion.Predicted(label));
        return ((confusion.Correct * total) - expected) / ((total * total) - expected);
    }

    /// <summary>
    /// Matthews' correlation coefficient of any number of classes, in [-1, 1] (Gorodkin, 2004). 0 where all pictures are of one class, or
    /// taken for one. As scikit-learn's <c>matthews_corrcoef</c>.
    /// </summary>
    public static double MatthewsCorrelation(ConfusionMatrix confusion)
    {
        var total = (double)confusion.Total;
        var both = Covariance(label => confusion.Support(label), label => confusion.Predicted(label), confusion.Correct * total);
        var truths = Covariance(label => confusion.Support(label), label => confusion.Support(label), total * total);
        var predictions = Covariance(label => confusion.Predicted(label), label => confusion.Predicted(label), total * total);
        return truths == 0 || predictions == 0 ? 0 : both / Math.Sqrt(truths) / Math.Sqrt(predictions);

        double Covariance(Func<int, double> left, Func<int, double> right, double together) =>
            together - Labels(confusion).Sum(label => left(label) * right(label));
    }

    private static IEnumerable<int> Labels(ConfusionMatrix confusion) => Enumerable.Range(0, confusion.Classes.Length);
}
