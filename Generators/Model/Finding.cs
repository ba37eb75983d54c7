using DeclarativeNet.Generators.Diagnostics;

namespace DeclarativeNet.Generators.Model;

/// <summary>Something to tell the user: which diagnostic, where, and the whole message.</summary>
/// <param name="Id">The diagnostic, <c>DNET0101</c>.</param>
/// <param name="Site">The place in the root declaration.</param>
/// <param name="Message">One line: what is wrong; the trace; the fix.</param>
/// <param name="Related">Places that help to see why.</param>
public sealed record Finding(string Id, Site Site, string Message, EquatableArray<RelatedSite> Related)
{
    /// <summary>What shows at one place.</summary>
    public static Finding Of(Descriptor descriptor, Site site, string message) =>
        new(descriptor.Id, site, message, EquatableArray<RelatedSite>.Empty);
}

/// <summary>
/// A place in a declaration, by structure rather than by position, so that moving the text changes no model. The analyzer, which
/// has the syntax at hand, turns it into a span.
/// </summary>
/// <param name="Parameter">The record's parameter, or −1 for the record itself.</param>
/// <param name="Attribute">
/// The attribute of the parameter (<see cref="StepDeclaration.Attribute"/>), or −1 for the parameter's type. On the record itself, −1
/// for its name, <see cref="Train"/>, <see cref="Augment"/>, <see cref="Loss"/> or <see cref="Budget"/>.
/// </param>
/// <param name="Argument">The argument's name as in <see cref="Model.Argument"/>, or nothing for the whole attribute.</param>
/// <param name="Element">Which element of an argument that is a list (or of a <c>params</c> argument), or −1.</param>
/// <param name="Start">Where in the string literal's value the place begins, or −1 for the whole literal.</param>
/// <param name="Length">How many characters of the literal's value it takes.</param>
public sealed record Site(int Parameter, int Attribute = -1, string? Argument = null, int Element = -1, int Start = -1, int Length = 0)
{
    /// <summary>As an attribute of the record itself: its <c>Train</c>.</summary>
    public const int Train = 0;

    /// <summary>As an attribute of the record itself: its <c>Augment</c>.</summary>
    public const int Augment = 1;

    /// <summary>As an attribute of the record itself: its <c>Budget</c>.</summary>
    public const int Budget = 2;

    /// <summary>As an attribute of the record itself: its <c>Loss</c>.</summary>
    public const int Loss = 3;

    /// <summary>The record's own name.</summary>
    public static Site Type { get; } = new(-1);

    /// <summary>An argument of the record's <c>Train</c>.</summary>
    public static Site OfTrain(string argument) => new(-1, Train, argument);

    /// <summary>An argument of the record's <c>Augment</c>.</summary>
    public static Site OfAugment(string argument) => new(-1, Augment, argument);

    /// <summary>An argument of the record's <c>Loss</c>.</summary>
    public static Site OfLoss(string argument) => new(-1, Loss, argument);

    /// <summary>An argument of the record's <c>Budget</c>.</summary>
    public static Site OfBudget(string argument) => new(-1, Budget, argument);
}

/// <summary>A place that helps to see why, in any of the declarations of the set.</summary>
/// <param name="Type">Full name of the declaration.</param>
/// <param name="Site">The place there.</param>
public sealed record RelatedSite(string Type, Site Site);
