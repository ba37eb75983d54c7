using System.Collections.Immutable;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Several runs side by side: what came out, then what was different going in.</summary>
internal static class Comparison
{
    /// <summary>The table.</summary>
    public static Section Of(ImmutableArray<NamedRun> runs)
    {
        ImmutableArray<ImmutableArray<Fact>> facts = [.. runs.Select(run => Facts.Of(run.Record.Run))];
        var results = new (string Name, Func<NamedRun, string> Value)[]
        {
            ("Accuracy", run => Readable.Percent(run.Record.Evaluation.Accuracy)),
            ("Loss", run => Readable.Fixed(run.Record.Evaluation.Loss)),
            ("Macro F1", run => Readable.Fixed(run.Record.Evaluation.Decisions.Report.Macro.F1)),
            (runs.Select(run => run.BestName).Distinct().Count() == 1 ? runs[0].BestName : "Best validation loss or accuracy",
                run => run.Best is { } best ? $"{run.BestValue} (epoch {best.Epoch})" : "n/a"),
            ("Train less validation accuracy, last epoch", run => run.Record.History is [.., var last]
                ? Readable.Points(last.TrainAccuracy - last.ValidationAccuracy) : "n/a"),
            ("Time", run => Readable.Duration(run.Duration)),
            ("Parameters", run => Readable.Count(run.Record.Run.Summary.Parameters)),
        };
        var differences = facts.SelectMany(each => each.Select(fact => fact.Name)).Distinct()
            .Select(name => (Name: name, Values: facts.Select(each => each.FirstOrDefault(fact => fact.Name == name)?.Value ?? "").ToList()))
            .Where(row => row.Values.Distinct().Count() > 1);
        return new("comparison", "Comparison", new Table(
            "Comparison of the runs",
            [new(""), .. runs.Select(run => new Column(run.Label))],
            [
                .. results.Select(row => ImmutableArray.Create<Html>([row.Name, .. runs.Select(run => (Html)row.Value(run))])),
                .. differences.Select(row => ImmutableArray.Create<Html>([row.Name, .. row.Values.Select(value => (Html)value)])),
            ]).Render());
    }
}
