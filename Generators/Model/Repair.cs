namespace DeclarativeNet.Generators.Model;

/// <summary>A way to put right what a finding tells of: a change of the declaration that is a single edit to the user.</summary>
/// <param name="Family">What sort of change it is: an editor makes all of one family at once.</param>
/// <param name="Title">As an editor offers it.</param>
/// <param name="Edits">The changes, each of which stands at its place whether or not those before it were made.</param>
public sealed record Repair(string Family, string Title, EquatableArray<Edit> Edits)
{
    /// <summary>A repair of one change.</summary>
    public Repair(string family, string title, Edit edit)
        : this(family, title, EquatableArray.Of(edit))
    {
    }
}

/// <summary>A change of a declaration.</summary>
/// <param name="Site">Where.</param>
public abstract record Edit(Site Site)
{
    /// <summary>One more step, before the one at the site; behind the last one where the site is the value.</summary>
    public sealed record InsertStep(Site Site, StepDeclaration Step) : Edit(Site);

    /// <summary>Another step in place of the one at the site.</summary>
    public sealed record ReplaceStep(Site Site, StepDeclaration Step) : Edit(Site);

    /// <summary>One step less.</summary>
    public sealed record RemoveStep(Site Site) : Edit(Site);

    /// <summary>A step goes before an earlier one of its value.</summary>
    /// <param name="Site">The step.</param>
    /// <param name="Before">The place of the earlier one among the attributes.</param>
    public sealed record MoveStep(Site Site, int Before) : Edit(Site);

    /// <summary>Another value for the argument at the site, or for an element of it; one that was not written is added by its name.</summary>
    public sealed record SetArgument(Site Site, ArgumentValue Value) : Edit(Site);

    /// <summary>The argument at the site is left to its default.</summary>
    public sealed record RemoveArgument(Site Site) : Edit(Site);

    /// <summary>Other text for a part of an expression.</summary>
    public sealed record ReplaceText(Site Site, string Text) : Edit(Site);

    /// <summary>Another kind for the value at the site.</summary>
    public sealed record DeclareKind(Site Site, ValueKind Kind) : Edit(Site);

    /// <summary>One more value, before the one at the site.</summary>
    public sealed record InsertValue(Site Site, ValueDeclaration Value) : Edit(Site);

    /// <summary>One value less.</summary>
    public sealed record RemoveValue(Site Site) : Edit(Site);

    /// <summary>The record and the types around it become partial.</summary>
    public sealed record AddPartial(Site Site) : Edit(Site);
}
