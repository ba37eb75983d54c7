using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>One step on an input of some kind, for tests of that step's rule.</summary>
internal static class OneStep
{
    public static readonly object[] Pixels = [8, 9, 7];

    /// <summary>What the step makes of a picture.</summary>
    public static Node OnMap(object[] shape, StepDeclaration step) =>
        Sound(NewModel("Net", Image("In", Input(shape)), Map("Out", step)).Check());

    /// <summary>What the step makes of features.</summary>
    public static Node OnVector(object features, StepDeclaration step) =>
        Sound(NewModel("Net", Vector("In", Input(features)), Vector("Out", step)).Check());

    /// <summary>What the step makes of tokens.</summary>
    public static Node OnTokens(object length, object features, StepDeclaration step) =>
        Sound(NewModel("Net", Tokens("In", Input(length, features)), Tokens("Out", step)).Check());

    /// <summary>The one finding about the step, on a picture, a map of 8×9×7 where nothing else is said.</summary>
    public static Finding Found(StepDeclaration step, params object[] shape) => Assert.Single(
        NewModel("Net", Image("In", Input(shape.Length == 0 ? Pixels : shape)), Map("Out", step)).Check().Findings);

    /// <summary>A finding in the step of <see cref="Found"/>.</summary>
    public static Finding Says(string id, string? argument, string message) => new(
        id, argument is null ? new Site(1, 0) : new Site(1, 0, argument), message, EquatableArray<RelatedSite>.Empty);

    private static Node Sound(CheckedModel model)
    {
        Assert.Empty(model.Findings);
        return model.Network!.Nodes[^1];
    }
}
