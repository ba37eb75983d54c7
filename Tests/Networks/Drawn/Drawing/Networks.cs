using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws networks: small ones, so that windows outgrow their maps and groups fail to divide.</summary>
internal static class Networks
{
    private static readonly Gen<int> Side = Gen.Frequency((1, Gen.Choose(1, 6)), (3, Gen.Choose(7, 24)));

    /// <summary>Networks with fixed sizes, or with open ones.</summary>
    public static Gen<DrawnNetwork> Of(bool isOpen) => isOpen ? Open : Fixed;

    private static Gen<DrawnNetwork> Fixed =>
        from channels in Gen.Choose(1, 6)
        from height in Side
        from width in Gen.Frequency((1, Side), (1, Gen.Constant(height)))
        from values in Body(channels, height, width, ImmutableDictionary<string, long>.Empty, isOpen: false)
        select new DrawnNetwork(channels, height, width, false, null, values);

    private static Gen<DrawnNetwork> Open =>
        from channels in Gen.Choose(1, 6)
        from factor in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Elements(2, 4, 8)))
        from multiples in Gen.Two(Gen.Choose(1, Math.Max(3, 24 / factor)))
        let height = factor * multiples.Item1
        from width in Gen.Frequency((1, Gen.Constant(factor * multiples.Item2)), (1, Gen.Constant(height)))
        let names = ImmutableDictionary<string, long>.Empty.Add("H", height).Add("W", width)
        from fact in factor > 1
            ? Gen.Elements<Expression?>(Divides("H", factor), new Expression.Infix(Divides("H", factor), "&&", Divides("W", factor)), null)
            : Gen.Frequency(
                (6, Gen.Constant<Expression?>(null)), (1, Expressions.Condition(names).Select(condition => (Expression?)condition)))
        from values in Body(channels, height, width, names, isOpen: true)
        select new DrawnNetwork(channels, height, width, true, fact, values);

    private static Expression Divides(string name, int factor) =>
        new Expression.Infix(new Expression.Infix(new Expression.Name(name), "%", factor), "==", 0);

    private static Gen<ImmutableArray<DrawnValue>> Body(
        int channels, int height, int width, ImmutableDictionary<string, long> names, bool isOpen) =>
        from count in Gen.Choose(1, 4)
        from body in Values.Append(Draft.Of("Block", isOpen, 0, names, "Pixels", [channels, height, width]), count)
        from head in Head(body)
        select body.Values.Add(new DrawnValue("Classes", "Logits", null, head));

    /// <summary>The way to class scores.</summary>
    private static Gen<ImmutableArray<DrawnStep>> Head(Draft body)
    {
        var linear = Step("Linear", ("outFeatures", 3));
        return body.Shape.Length == 1 ? Gen.Constant(ImmutableArray.Create(linear))
            : body.Shape.Length == 2 ? Gen.Constant(ImmutableArray.Create(Step("TakeToken"), linear))
            : Gen.Frequency((body.IsOpen ? 15 : 2, Gen.Constant("GlobalAvgPool")), (1, Gen.Constant("Flatten")))
                .Select(name => ImmutableArray.Create(Step(name), linear));
    }

    private static DrawnStep Step(string name, params (string Name, Written? Value)[] arguments) =>
        new DrawnStep.Plain(StepTable.Steps.Single(step => step.Name == name), Arguments.Of(arguments));
}
