using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;

namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>A step of a drawn value.</summary>
/// <param name="When">The condition under which it is there, if there is one.</param>
internal abstract record DrawnStep(Expression? When)
{
    /// <summary>The step's name in the language.</summary>
    public abstract string Name { get; }

    /// <summary>The attribute.</summary>
    public abstract string Text { get; }

    /// <summary>The attribute's arguments with the condition after them, in parentheses where there are any.</summary>
    protected string Listed(params string[] arguments)
    {
        var all = arguments.Append(When is null ? "" : $"When = \"{When.Text}\"").Where(argument => argument.Length > 0).ToList();
        return all.Count == 0 ? "" : $"({string.Join(", ", all)})";
    }

    public sealed record Plain(StepCase Case, Arguments Arguments, Expression? When = null) : DrawnStep(When)
    {
        public override string Name => Case.Name;

        public override string Text =>
            $"{Name}{(Case.TypeArgument is null ? "" : $"<{Case.TypeArgument}>")}{Listed(Arguments.Text)}";
    }

    public sealed record Use(DrawnBlock Block, ImmutableArray<Expression> Arguments, int Repeat, Expression? When = null) : DrawnStep(When)
    {
        public override string Name => "Use";

        public override string Text =>
            $"Use<{Block.Name}>{Listed(new Written.Sizes(Arguments).Text, Repeat == 1 ? "" : $"Repeat = {Repeat}")}";
    }
}

/// <summary>How a value starts from earlier ones by name.</summary>
internal sealed record DrawnJoin(JoinCase Case, ImmutableArray<string> Values, Arguments Arguments)
{
    public string Text =>
        $"{Case.Name}({string.Join(", ", Values.Select(name => $"nameof({name})").Append(Arguments.Text).Where(text => text.Length > 0))})";
}

/// <summary>A value of a drawn network or block.</summary>
internal sealed record DrawnValue(string Name, string Kind, DrawnJoin? Join, ImmutableArray<DrawnStep> Steps)
{
    public string Text => $"[{string.Join(", ", Steps.Select(step => step.Text).Prepend(Join?.Text).OfType<string>())}] {Kind} {Name}";
}
