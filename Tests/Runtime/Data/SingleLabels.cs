using System.Collections.Immutable;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>The labels of data whose pictures show one class each.</summary>
internal static class SingleLabels
{
    /// <summary>The class of each picture; data of several classes a picture fail the test.</summary>
    public static ImmutableArray<int> Labels(this IDataset data) => Assert.IsType<Targets.Single>(data.Targets).Labels;
}
