namespace DeclarativeNet.CommandLine;

/// <summary>How a command ended, for shells and scripts.</summary>
public static class ExitCode
{
    /// <summary>It did what it was asked to.</summary>
    public const int Ok = 0;

    /// <summary>It could not: the reason is on standard error, in one line.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong: an unknown option, a value out of range.</summary>
    public const int BadUsage = 2;

    /// <summary>It was interrupted, as shells count it: 128 and the number of SIGINT.</summary>
    public const int Cancelled = 130;
}
