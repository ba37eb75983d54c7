using System.Collections.Immutable;

namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>A hyperparameter of a drawn block; a condition comes to 1 or 0, as those in expressions do.</summary>
internal sealed record Hyperparameter(string Name, long? Default)
{
    /// <summary>The name of one that is a condition, by which expressions tell it from a number.</summary>
    public const string Condition = "Deep";

    public bool IsCondition => Name == Condition;

    public string Text => Default is { } value
        ? $"[Default({(IsCondition ? new Expression.Truth(value == 1).Text : value)})] {Type} {Name}"
        : $"{Type} {Name}";

    private string Type => IsCondition ? "bool" : "int";
}

/// <summary>A drawn block.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Hyperparameters">Those with a default last.</param>
/// <param name="Axes">The input's axes: names, of which one may stand twice.</param>
/// <param name="Values">The values after the input, which is <c>X</c>; another input may be among them.</param>
internal sealed record DrawnBlock(
    string Name, ImmutableArray<Hyperparameter> Hyperparameters, ImmutableArray<string> Axes, ImmutableArray<DrawnValue> Values)
{
    /// <summary>The axes of the inputs after the first.</summary>
    public IEnumerable<ImmutableArray<Expression>> OtherInputs => Values.Where(value => value.IsInput).Select(value => value.Input);

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
/// <param name="Values">The values after the input, which is <c>Pixels</c>; another input may be among them.</param>
internal sealed record DrawnNetwork(int Channels, int Height, int Width, bool IsOpen, Expression? Fact, ImmutableArray<DrawnValue> Values)
{
    /// <summary>What <c>Forward</c> gives back.</summary>
    public IReadOnlyList<DrawnValue> Outputs =>
        Values.Where(value => value.Mark == Mark.Output).ToList() is { Count: > 0 } marked ? marked : [Values[^1]];

    /// <summary>What the module gives: the class scores where exactly one of the outputs is of that kind, else the last of them.</summary>
    public DrawnValue Result => Outputs.Where(value => value.Kind == "Logits").ToList() is [var scores] ? scores : Outputs[^1];

    /// <summary>The auxiliary heads.</summary>
    public IEnumerable<DrawnValue> Heads => Values.Where(value => value.Mark == Mark.Auxiliary);

    /// <summary>What a network may have beside its steps.</summary>
    public static ImmutableArray<string> AllTraits { get; } =
        ["second input", "With", "Repeat in a name", "bool hyperparameter", "Output", "Auxiliary"];

    /// <summary>All blocks in use, the inner ones too.</summary>
    public IEnumerable<DrawnBlock> Blocks => Within(Values).Distinct();

    /// <summary>Whether a step makes features of heights, widths or lengths.</summary>
    public bool FixesSizes => Values.Concat(Blocks.SelectMany(block => block.Values))
        .SelectMany(value => value.Steps).OfType<DrawnStep.Plain>().Any(step => step.Case.FixesSizes);

    /// <summary>The names of all steps and joins in use, inside blocks too.</summary>
    public IEnumerable<string> StepNames => Values.Concat(Blocks.SelectMany(block => block.Values))
        .SelectMany(value => value.Steps.Select(step => step.Name).Prepend(value.Join?.Case.Name).OfType<string>()).Distinct();

    /// <summary>What names of open sizes stand for at a height and a width.</summary>
    public ImmutableDictionary<string, long> Names(int height, int width) => IsOpen
        ? ImmutableDictionary<string, long>.Empty.Add("H", height).Add("W", width)
        : ImmutableDictionary<string, long>.Empty;

    /// <summary>The shapes of all inputs at a height and a width, in order, without the batch axis.</summary>
    public IReadOnlyList<long[]> InputShapes(int height, int width) =>
    [
        [Channels, height, width],
        .. Values.Where(value => value.IsInput).Select(value => value.Input.Select(size => size.Evaluate(Names(height, width))).ToArray()),
    ];

    /// <summary>What else there is in it, of <see cref="AllTraits"/>.</summary>
    public IEnumerable<string> Traits
    {
        get
        {
            var blocks = Blocks.ToList();
            var uses = Values.Concat(blocks.SelectMany(block => block.Values))
                .SelectMany(value => value.Steps).OfType<DrawnStep.Use>().ToList();
            var has = new[]
            {
                Values.Any(value => value.IsInput),
                uses.Any(use => !use.With.IsEmpty),
                uses.Any(use => use.Repeat is not Expression.Number),
                blocks.Any(block => block.Hyperparameters.Any(hyperparameter => hyperparameter.IsCondition)),
                Values.Any(value => value.Mark == Mark.Output),
                Heads.Any(),
            };
            return AllTraits.Zip(has).Where(trait => trait.Second).Select(trait => trait.First);
        }
    }

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
