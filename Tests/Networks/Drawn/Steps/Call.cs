using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>The arguments of a step as numbers.</summary>
/// <param name="Arguments">The arguments as drawn.</param>
/// <param name="Names">What names in expressions stand for.</param>
/// <param name="Constants">Where numbers go that a network has to know when it is made.</param>
/// <param name="Gates">Where it goes whether the values of a product are gates.</param>
/// <param name="Multiplications">Where it goes how often numbers are multiplied for one picture.</param>
internal sealed record Call(
    Arguments Arguments, ImmutableDictionary<string, long> Names, List<long> Constants, List<bool?> Gates, List<long> Multiplications)
{
    /// <summary>A number that the step is made with.</summary>
    public long Number(string name, long? fallback = null) => Constant(Size(name, fallback));

    /// <summary>A number that may depend on an open size.</summary>
    public long Size(string name, long? fallback = null) => Arguments[name] switch
    {
        Written.Size size => size.Of.Evaluate(Names),
        null when fallback is { } number => number,
        var other => throw new InvalidOperationException($"{name} is {other}, not a number."),
    };

    /// <summary>Height and width that the step is made with.</summary>
    public long[] Pair(string name, params long[] fallback) => [.. SizePair(name, fallback).Select(Constant)];

    /// <summary>Height and width that may depend on an open size.</summary>
    public long[] SizePair(string name, params long[] fallback) => Arguments[name] switch
    {
        Written.Size size when size.Of.Evaluate(Names) is var side => [side, side],
        Written.Pair pair => [pair.Height.Evaluate(Names), pair.Width.Evaluate(Names)],
        null when fallback.Length > 0 => fallback.Length == 1 ? [fallback[0], fallback[0]] : fallback,
        var other => throw new InvalidOperationException($"{name} is {other}, not a number or two."),
    };

    /// <summary>Numbers one after the other, which may depend on an open size.</summary>
    public long[] Sizes(string name) => Arguments[name] switch
    {
        Written.Sizes sizes => [.. sizes.Of.Select(size => size.Evaluate(Names))],
        Written.Shape shape => [.. shape.Of.Select(size => size.Evaluate(Names))],
        var other => throw new InvalidOperationException($"{name} is {other}, no list of numbers."),
    };

    /// <summary>Whether an argument is written at all.</summary>
    public bool Has(string name) => Arguments[name] is not null;

    public bool Flag(string name, bool fallback) => Arguments[name] is Written.Flag flag ? flag.Value : fallback;

    public double Real(string name, double fallback) => Arguments[name] is Written.Real real ? real.Value : fallback;

    /// <summary>Whether an argument is that member of an enumeration.</summary>
    public bool Is(string name, string member) => Arguments[name] is Written.Member written && written.Name == member;

    /// <summary>A weight, which has its size from when the network is made.</summary>
    public Tensor Weight(params long[] shape) => zeros([.. shape.Select(Constant)]);

    /// <summary>Notes that each element of a weight is multiplied once at each of so many places of a picture.</summary>
    public void Multiply(Tensor weight, long places) => Multiplications.Add(weight.numel() * places);

    /// <summary>States a rule of the language.</summary>
    /// <exception cref="RefusedException">It does not hold.</exception>
    public static void Rule(bool holds, string rule)
    {
        if (!holds)
            throw new RefusedException(rule);
    }

    /// <summary>Notes a number that the network has to know when it is made.</summary>
    public long Constant(long number)
    {
        Constants.Add(number);
        return number;
    }
}

/// <summary>What the language refuses on top of libtorch.</summary>
internal sealed class RefusedException(string rule) : Exception(rule);
