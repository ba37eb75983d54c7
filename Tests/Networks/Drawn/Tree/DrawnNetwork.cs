using System.Collections.Immutable;

namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>A hyperparameter of a drawn block.</summary>
internal sealed record Hyperparameter(string Name, int? Default)
{
    public string Text => Default is { } value ? $"[Default({value})] int {Name}" : $"int {Name}";
}

/// <summary>A drawn block.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Hyperparameters">Those with a default last.</param>
/// <param name="Axes">The input's axes: names, of which one may stand twice.</param>
/// <param name="Values">The values after the input, which is <c>X</c>.</param>
internal sealed record DrawnBlock(
    string Name, ImmutableArray<Hyperparameter> Hyperparameters, ImmutableArray<string> Axes, ImmutableArray<DrawnValue> Values)
{
    /// <summary>The record.</summary>
    public string Text => Record("Block", Name, [
        .. Hyperparameters.Select(hyperparameter => hyperparameter.Text),
        $"[Input(\"{string.Join(' ', Axes)}\")] {Kinds.Name(Axes.Length)} X",
        .. Values.Select(value => value.Text)]);

    /// <summary>A record in the language.</summary>
    internal static string Record(string attribute, string name, IEnumerable<string> parameters) =>
        $"[{attribute}]\npublic sealed partial record {name}(\n    {string.Join(",\n    ", parameters)});\n";
}

/// <summary>A drawn network.</summary>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Height">Height of the input; where <paramref name="IsOpen"/>, one of those it is tried with.</param>
/// <param name="Width">Width of the input, likewise.</param>
/// <param name="IsOpen">Whether height and width are left open, as <c>H</c> and <c>W</c>.</param>
/// <param name="Fact">What is stated of open sizes, if anything.</param>
/// <param name="Values">The values after the input, which is <c>Pixels</c>.</param>
internal sealed record DrawnNetwork(int Channels, int Height, int Width, bool IsOpen, Expression? Fact, ImmutableArray<DrawnValue> Values)
{
    /// <summary>All blocks in use, the inner ones too.</summary>
    public IEnumerable<DrawnBlock> Blocks => Within(Values).Distinct();

    /// <summary>Whether a step makes features of heights, widths or lengths.</summary>
    public bool FixesSizes => Values.Concat(Blocks.SelectMany(block => block.Values))
        .SelectMany(value => value.Steps).OfType<DrawnStep.Plain>().Any(step => step.Case.FixesSizes);

    /// <summary>The names of all steps and joins in use, inside blocks too.</summary>
    public IEnumerable<string> StepNames => Values.Concat(Blocks.SelectMany(block => block.Values))
        .SelectMany(value => value.Steps.Select(step => step.Name).Prepend(value.Join?.Case.Name).OfType<string>()).Distinct();

    /// <summary>The record, with those of its blocks, in a namespace of their own.</summary>
    public string Text(string space)
    {
        var fact = Fact is null ? "" : $", Where = \"{Fact.Text}\"";
        var sizes = IsOpen ? $"{Channels}, \"H\", \"W\"{fact}" : $"{Channels}, {Height}, {Width}";
        var model = DrawnBlock.Record(
            "Model", "Drawn", [$"[Input({sizes})] Image Pixels", .. Values.Select(value => value.Text)]);
        return $"namespace {space};\n\n{string.Join('\n', Blocks.Select(block => block.Text).Append(model))}";
    }

    private static IEnumerable<DrawnBlock> Within(IEnumerable<DrawnValue> values) => values
        .SelectMany(value => value.Steps).OfType<DrawnStep.Use>()
        .SelectMany(use => Within(use.Block.Values).Append(use.Block));
}
