using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>Repairs of joins whose values differ: another number of channels, padding, or the projection of a skip.</summary>
internal static class JoinRepairs
{
    private static readonly ImmutableArray<string> Widths = ["outChannels", "outFeatures"];

    private static readonly ImmutableArray<long> Strides = [1, 2, 4, 8, 16, 32];

    /// <summary>The family's repairs, by diagnostic.</summary>
    public static ImmutableArray<(Descriptor Descriptor, Func<RepairContext, IEnumerable<Repair>> Candidates)> All { get; } =
    [
        (Catalogue.AddMismatch, context => Projections(context).Take(1).Concat(Channels(context)).Concat(Paddings(context))),
        (Catalogue.ConcatMismatch, Paddings),
        (Catalogue.BlockNeverFits, context => context.Step?.Kind == "Add" ? Projections(context).Take(1) : []),
        (Catalogue.MultiplyMismatch, context => Channels(context).Concat(Paddings(context))),
    ];

    /// <summary>The values the join names, each with another one of them.</summary>
    private static IEnumerable<(ValueDeclaration From, ValueDeclaration To)> Pairs(RepairContext context)
    {
        var values = context.Step is null ? [] : RuleTable.JoinedNames(context.Step).Select(context.Named).OfType<ValueDeclaration>().ToList();
        return values.SelectMany(from => values.Where(to => to != from).Select(to => (from, to)));
    }

    /// <summary>The last layer of one value gets the width of the other.</summary>
    private static IEnumerable<Repair> Channels(RepairContext context)
    {
        var shapes = context.Shapes();
        return Pairs(context).SelectMany(pair =>
        {
            var (layer, argument) = Layer(pair.From);
            var width = shapes.TryGetValue(pair.To.Name, out var shape) && shape.Sizes[0] is { IsConstant: true } number
                ? new ArgumentValue.Integer(number.Value)
                : Layer(pair.To) is ({ } other, { } name) ? other.Written(name) : null;
            return layer is null || argument is null || width is null || !HaveOneArea(shapes, pair.From, pair.To) ? [] : context.IfItHolds(new Repair(
                "Set channels",
                $"Give {pair.From.Name}'s {layer.Kind} {Text(width)} {(argument == "outChannels" ? "channels" : "features")}",
                new Edit.SetArgument(RepairContext.At(pair.From, layer, argument), width)));
        });
    }

    /// <summary>Whether nothing but the width differs, as far as that is known.</summary>
    private static bool HaveOneArea(IReadOnlyDictionary<string, Shape> shapes, ValueDeclaration one, ValueDeclaration other) =>
        !shapes.TryGetValue(one.Name, out var first) || !shapes.TryGetValue(other.Name, out var second)
        || first.Sizes.Skip(1).SequenceEqual(second.Sizes.Skip(1));

    private static (StepDeclaration? Layer, string? Argument) Layer(ValueDeclaration value)
    {
        var layer = value.Steps.LastOrDefault(step => Widths.Any(width => step.Written(width) is not null));
        return (layer, layer is null ? null : Widths.First(width => layer.Written(width) is not null));
    }

    private static string Text(ArgumentValue width) => width switch
    {
        ArgumentValue.Integer integer => $"{integer.Value}",
        ArgumentValue.Text text => text.Value,
        _ => "as many",
    };

    /// <summary>A window of one of the values, which has no padding, gets as much as keeps the size.</summary>
    private static IEnumerable<Repair> Paddings(RepairContext context) => Pairs(context)
        .Select(pair => pair.From).Distinct()
        .SelectMany(value => value.Steps.Select(step => (value, step)))
        .Where(place => RepairContext.Integer(place.step, "Padding", 0) == 0)
        .SelectMany(place => WindowRepairs.HalfPadding(place.step) is > 0 and { } padding
            ? context.IfItHolds(WindowRepairs.Setting(place.value, place.step, "Padding", padding))
            : []);

    /// <summary>
    /// The value with fewer layers is the skip. If it is there for the join alone, its steps get the projection; else a value of its own
    /// is made, and joined instead.
    /// </summary>
    private static IEnumerable<Repair> Projections(RepairContext context)
    {
        var shapes = context.Shapes();
        return Pairs(context)
            .OrderBy(pair => pair.From.Steps.Count(step => RuleTable.HasParameters(step.Kind) || step.Kind == "Use"))
            .SelectMany(pair => shapes.TryGetValue(pair.From.Name, out var from) && shapes.TryGetValue(pair.To.Name, out var to)
                ? Layers(from, to, pair.To).Select(layer => (Made: Projected(context, pair.From, pair.To, layer), Shape: to))
                : [])
            .Where(projection => IsOf(projection.Shape, projection.Made.Value, context.After(projection.Made.Repair)))
            .SelectMany(projection => context.IfItHolds(projection.Made.Repair));
    }

    /// <summary>In a block, where a wrong stride may be right for some sizes, nothing less than the same shape will do.</summary>
    private static bool IsOf(Shape shape, string value, RepairContext after) =>
        after.Shapes().TryGetValue(value, out var found) && found == shape;

    /// <summary>The repair, and the value that is projected by it.</summary>
    private static (Repair Repair, string Value) Projected(
        RepairContext context, ValueDeclaration from, ValueDeclaration to, StepDeclaration layer)
    {
        var title = $"Project {from.Name} to the shape of {to.Name}";
        if (IsForTheJoinAlone(context, from))
            return (new Repair("Project", title, new Edit.InsertStep(new Site(from.Parameter), layer)), from.Name);

        var name = new[] { "Projection", $"{from.Name}Projection" }
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{from.Name}Projection{number}"))
            .First(candidate => context.Named(candidate) is null);
        var element = RuleTable.JoinedNames(context.Step!).ToList().IndexOf(from.Name);
        var start = RepairContext.NewStep("From", ("value", new ArgumentValue.Text(from.Name))) with { Attribute = 0 };
        var projection = new ValueDeclaration(name, to.Kind, EquatableArray.Of(start, layer with { Attribute = 1 }), -1);
        return (new Repair("Project", title, EquatableArray.Of<Edit>(
            new Edit.SetArgument(context.StepSite with { Argument = "values", Element = element }, new ArgumentValue.Text(name)),
            new Edit.InsertValue(new Site(context.Value!.Parameter), projection))), name);
    }

    private static bool IsForTheJoinAlone(RepairContext context, ValueDeclaration value)
    {
        var values = context.Root.Values.ToList();
        var next = values[values.IndexOf(value) + 1];
        return value.Input is null && value.Marks.Count == 0
            && values.SelectMany(other => other.Steps).Where(step => step != context.Step)
                .All(step => !RuleTable.JoinedNames(step).Contains(value.Name))
            && next.Steps.FirstOrDefault() is { } first && RuleTable.IsJoin(first.Kind);
    }

    /// <summary>
    /// The 1×1 convolution, or dense layer, from one shape to that of another value; several where the stride is not known. Sizes that are
    /// no numbers are written as the layers of the other value have them.
    /// </summary>
    private static IEnumerable<StepDeclaration> Layers(Shape from, Shape to, ValueDeclaration target)
    {
        var width = to.Sizes[0].IsConstant
            ? new ArgumentValue.Integer(to.Sizes[0].Value)
            : Layer(target) is ({ } layer, { } argument) ? layer.Written(argument) : null;
        if (from.Sizes.Count != to.Sizes.Count || width is null)
            return [];
        if (to.Sizes.Count == 1)
            return [RepairContext.NewStep("Linear", ("outFeatures", width))];
        if (to.Sizes.Count != 3)
            return [];
        var number = Strides.FirstOrDefault(stride => Strided(from, stride, 1) == to.Sizes[1] && Strided(from, stride, 2) == to.Sizes[2]);
        var convolution = RepairContext.NewStep("Conv2d", ("outChannels", width), ("kernelSize", new ArgumentValue.Integer(1)));
        var strides = number > 0
            ? [new ArgumentValue.Integer(number)]
            : target.Steps.Select(step => step.Written("Stride")).OfType<ArgumentValue.Text>().Distinct<ArgumentValue>();
        return strides.Select(stride => stride is ArgumentValue.Integer { Value: 1 } ? convolution : convolution with
        {
            Arguments = convolution.Arguments.Append(new Argument("Stride", stride)).ToEquatableArray(),
        });
    }

    private static Dim Strided(Shape shape, long stride, int axis) => (shape.Sizes[axis] - 1).FloorDivide(stride) + 1;
}
