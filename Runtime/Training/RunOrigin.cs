namespace DeclarativeNet.Training;

/// <summary>What a run was begun with on the command line, for whoever wants to begin it again.</summary>
/// <param name="CommandLine">The command and its options.</param>
/// <param name="Data">The folder, the manifest or the name of the data; nothing for the sample data.</param>
public sealed record RunOrigin(string CommandLine, string? Data)
{
    /// <summary>The share of the training pictures that was asked for to validate on, where one was.</summary>
    public double? ValidationShare { get; init; }

    /// <summary>The share of the pictures that was asked for to test on, where one was.</summary>
    public double? TestShare { get; init; }
}
