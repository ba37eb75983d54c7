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

    /// <summary>The use of a block.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="Arguments">Its hyperparameters; some may be left out at the end.</param>
    /// <param name="With">The values that are its inputs after the first.</param>
    /// <param name="Repeat">How many stand one behind the other.</param>
    /// <param name="When">The condition under which it is there, if there is one.</param>
    public sealed record Use(
        DrawnBlock Block, ImmutableArray<Expression> Arguments, ImmutableArray<string> With, Expression Repeat, Expression? When = null)
        : DrawnStep(When)
    {
        public override string Name => "Use";

        public override string Text => $"Use<{Block.Name}>" + Listed(
            new Written.Sizes(Arguments).Text,
            With.IsEmpty ? "" : $"With = [{string.Join(", ", With.Select(name => $"nameof({name})"))}]",
            IsRepeated ? $"Repeat = {new Written.Size(Repeat).Text}" : "");

        public bool IsRepeated => Repeat is not Expression.Number { Value: 1 };
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
    /// <summary>The axes where the value is one more input, and nothing else.</summary>
    public ImmutableArray<Expression> Input { get; init; } = [];

    /// <summary>What the value is to the network's results.</summary>
    public Mark Mark { get; init; }

    public bool IsInput => !Input.IsEmpty;

    public string Text
    {
        get
        {
            var input = IsInput ? $"Input({new Written.Sizes(Input).Text})" : null;
            var mark = Mark == Mark.None ? null : Mark.ToString();
            var attributes = Steps.Select(step => step.Text).Prepend(Join?.Text).Prepend(input).Append(mark);
            return $"[{string.Join(", ", attributes.OfType<string>())}] {Kind} {Name}";
        }
    }
}

/// <summary>What a value is to a network's results.</summary>
internal enum Mark
{
    /// <summary>Nothing but a value, or the result where no other value is marked.</summary>
    None,

    /// <summary>A result.</summary>
    Output,

    /// <summary>Class scores that are there in training only.</summary>
    Auxiliary,
}
