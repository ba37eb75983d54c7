using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Tokens and attention.</summary>
internal static class Attention
{
    /// <summary>The runtime's functions on sequences.</summary>
    internal const string Sequence = "global::DeclarativeNet.TokenSequence";

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.PatchEmbed embed => PatchEmbed(embed),
        Operation.ClassToken token => ClassToken(token),
        Operation.PositionEmbedding embedding => PositionEmbedding(embedding),
        Operation.Attention attention => SelfAttention(attention),
        Operation.TakeToken take => TakeToken(take),
        Operation.MeanToken => new StepCode.Function(operands => $"{operands[0]}.mean([1])"),
        _ => null,
    };

    /// <summary><c>nn.Conv2d(3, 768, 16, stride: 16)</c>, and its map as tokens.</summary>
    private static StepCode PatchEmbed(Operation.PatchEmbed embed)
    {
        var windows = new Windows(embed.Patch);
        return new StepCode.Module(
            "global::TorchSharp.Modules.Conv2d",
            Call.Of(
                "nn.Conv2d",
                [Literals.Of(embed.InChannels), Literals.Of(embed.Width), windows.Of(embed.Patch)],
                ("stride", windows.Of(embed.Patch)),
                ("bias", Call.Unless(embed.Bias, "false"))),
            operands => $"{Sequence}.Patches({operands.Field}, {operands[0]})");
    }

    /// <summary><c>TokenSequence.Prepend(token, x)</c>.</summary>
    private static StepCode ClassToken(Operation.ClassToken token) => StepCode.Module.OfParameter(
        $"nn.Parameter(torch.zeros(1, 1, {Literals.Of(token.Width)}))",
        operands => $"{Sequence}.Prepend({operands.Field}, {operands[0]})");

    /// <summary><c>x.add(embedding)</c>.</summary>
    private static StepCode PositionEmbedding(Operation.PositionEmbedding embedding) => StepCode.Module.OfParameter(
        $"{Sequence}.Positions({Literals.Of(embedding.Length)}, {Literals.Of(embedding.Width)})",
        operands => $"{operands[0]}.add({operands.Field})");

    /// <summary><c>new MultiheadAttention(768, 12)</c>.</summary>
    private static StepCode SelfAttention(Operation.Attention attention)
    {
        const string Type = "global::DeclarativeNet.MultiheadAttention";
        return new StepCode.Module(Type, Call.Of(
            "new " + Type,
            [Literals.Of(attention.Width), Literals.Of(attention.Heads)],
            ("dropout", Call.Unless(attention.Probability == 0, Literals.Of(attention.Probability))),
            ("bias", Call.Unless(attention.Bias, "false")),
            ("causal", Call.Unless(!attention.Causal, "true"))));
    }

    /// <summary><c>x.select(1, 0)</c>: a view.</summary>
    private static StepCode TakeToken(Operation.TakeToken take) =>
        new StepCode.Function(operands => $"{operands[0]}.select(1, {Literals.Of(take.Index)})") { MayAlias = true };
}
