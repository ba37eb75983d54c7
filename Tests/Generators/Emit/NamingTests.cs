using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>Records of all names and places get their own file, and compile.</summary>
public sealed class NamingTests
{
    private const string Values =
        "([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Map Stem, [GlobalAvgPool, Linear(3)] Logits Classes);";

    [Theory]
    [InlineData("the same name in two namespaces", "namespace A { [Model] public partial record Tiny$ } namespace B { [Model] public partial record Tiny$ }")]
    [InlineData("names that differ in case alone", "[Model] public partial record Tiny$ [Model] public partial record TINY$")]
    [InlineData("nested", "public static partial class Outer { partial struct Middle { [Model] internal partial record Tiny$ } [Model] public partial record Tiny$ }")]
    [InlineData("nested in a generic type", "public partial class Outer<T> { [Model] internal partial record Tiny$ }")]
    [InlineData("nested in a record and an interface", "partial record Outer(int X) { partial interface IMiddle { [Model] public partial record Tiny$ } }")]
    [InlineData("generic", "[Model] public partial record Tiny<T>$ [Model] public partial record Tiny<T, U>$")]
    [InlineData("the global namespace", "[Model] public partial record Tiny$")]
    [InlineData("internal", "namespace A; [Model] internal sealed partial record Tiny$")]
    [InlineData("private", "public partial class Outer { [Model] private sealed partial record Tiny$ }")]
    [InlineData("keywords", "namespace @event.@class; public partial class @static { [Model] public partial record @record$ }")]
    [InlineData("several namespaces deep", "namespace A.B { namespace C { [Model] public partial record Tiny$ } }")]
    [InlineData("inside a namespace called as ours", "namespace DeclarativeNet.Mine { [Model] public partial record Tiny$ }")]
    public async Task EveryNameAndPlaceWorks(string what, string source)
    {
        var project = GeneratorHarness.Generate(source.Replace("$", Values));

        Assert.True(project.Files.Length == source.Count(letter => letter == '$'), what);
        Silence.Assert(project.Reported.Concat(project.CompilerMessages).Concat(await GeneratorHarness.Analyze(project.Compilation)));
    }

    [Theory]
    [InlineData("types of the language's names", "public class Image; public class Map; public class Logits; public class Recipe; public class Network; public class Optimizer;")]
    [InlineData("types of torch's names", "public class Tensor; public class Module; public class Conv2d; public class Linear; public class Device; public class Padding; public class TorchSharp;")]
    [InlineData("types of the system's names", "public class IDisposable; public class Task; public class String; public class ArgumentException; public static class System;")]
    [InlineData("values that hide torch's names", "")]
    public void WhatTheUserCallsHisOwnTypesDoesNotMatter(string what, string types)
    {
        var project = GeneratorHarness.Generate($$"""
            namespace Mine;
            {{types}}
            [DeclarativeNet.Model]
            public partial record Tiny(
                [DeclarativeNet.Input(1, 8, 8)] global::DeclarativeNet.Image X,
                [DeclarativeNet.Conv2d(4, 3), DeclarativeNet.BatchNorm, DeclarativeNet.Relu, DeclarativeNet.Conv2d(4, 3)] global::DeclarativeNet.Map Training,
                [DeclarativeNet.Dropout(0.1)] global::DeclarativeNet.Map Forward,
                [DeclarativeNet.MaxPool2d(2)] global::DeclarativeNet.Map Functional,
                [DeclarativeNet.Conv2d(4, 1)] global::DeclarativeNet.Map Register,
                [DeclarativeNet.Conv2d(4, 1)] global::DeclarativeNet.Map Torch,
                [DeclarativeNet.Conv2d(4, 1)] global::DeclarativeNet.Map CheckInput,
                [DeclarativeNet.Conv2d(4, 1)] global::DeclarativeNet.Map TorchLayers,
                [DeclarativeNet.GlobalAvgPool, DeclarativeNet.Linear(3)] global::DeclarativeNet.Logits Trace);
            """);

        Silence.Assert(project.CompilerMessages, what);
    }

    [Fact]
    public void ValuesThatAreKeywordsCompile()
    {
        var project = GeneratorHarness.Generate(
            "[Model] public partial record Tiny([Input(1, 8, 8)] Image @in, [Conv2d(4, 3), Relu] Map @class, [GlobalAvgPool, Linear(3)] Logits @return);");

        Silence.Assert(project.CompilerMessages);
    }

    [Fact]
    public void AHintNameIsReadableAndKnowsCase()
    {
        var type = new TypeReference("Zoo", EquatableArray<string>.Empty, "Tiny", "Zoo.Outer+Tiny`1", "public");

        var name = HintName.Of(type);

        Assert.Matches("^Zoo\\.Outer\\.Tiny-1\\.[0-9a-f]{8}\\.g\\.cs$", name);
        Assert.NotEqual(name, HintName.Of(type with { FullName = "Zoo.Outer+TINY`1" }), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(name, HintName.Of(type));
    }
}
