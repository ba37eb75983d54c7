using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>A step of the language: how it is drawn, and what it is in libtorch.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Accepts">The kinds that it applies to, as its documentation says; libtorch, which has none, would often take more.</param>
/// <param name="Weight">How often it is drawn, against the others that apply.</param>
/// <param name="Draw">Draws arguments: right ones for the place in most cases, wrong ones in some.</param>
/// <param name="Apply">Calls libtorch with the arguments as they are; whether they fit is for libtorch to say.</param>
internal sealed record StepCase(
    string Name, Kind Accepts, int Weight, Func<Place, Gen<Arguments>> Draw, Func<Tensor, Call, Tensor> Apply)
{
    /// <summary>The type argument of the attribute, where it has one.</summary>
    public string? TypeArgument { get; init; }

    /// <summary>Whether it can work on a shape of that kind at all: elsewhere it is drawn seldom.</summary>
    public Func<long[], bool> Suits { get; init; } = _ => true;

    /// <summary>Whether it makes features of heights, widths or lengths, which the language asks to be fixed for it.</summary>
    public bool FixesSizes { get; init; }
}

/// <summary>A step of the language that starts a value from earlier ones.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Fewest">How many values it takes at least.</param>
/// <param name="Most">How many it takes at most.</param>
/// <param name="Suits">Whether values of these shapes are likely to go together: what is drawn in most cases.</param>
/// <param name="Draw">Draws arguments for values of these shapes.</param>
/// <param name="Apply">Calls libtorch.</param>
internal sealed record JoinCase(
    string Name,
    int Fewest,
    int Most,
    Func<long[], long[], bool> Suits,
    Func<IReadOnlyList<long[]>, Gen<Arguments>> Draw,
    Func<IReadOnlyList<Tensor>, Call, Tensor> Apply);
