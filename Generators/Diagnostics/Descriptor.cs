namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>A diagnostic, apart from any compiler's notion of it.</summary>
/// <param name="Id"><c>DNET</c> and four digits; never given twice.</param>
/// <param name="Title">What is wrong in general.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record Descriptor(string Id, string Title, Severity Severity)
{
    /// <summary>The band the id lies in.</summary>
    public string Category => Id.Substring(4, 2) switch
    {
        "00" => "DeclarativeNet.Language",
        "01" => "DeclarativeNet.Shapes",
        "02" => "DeclarativeNet.Training",
        _ => "DeclarativeNet.Internal",
    };

    /// <summary>The page that explains it, from the root of the repository.</summary>
    public string HelpLink => $"Docs/diagnostics/{Id}.md";
}

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The declaration is legal, and probably not what was meant.</summary>
    Warning,

    /// <summary>The declaration has no meaning.</summary>
    Error,
}
