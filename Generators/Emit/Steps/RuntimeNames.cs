namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>The runtime's layers and functions, as generated code names them.</summary>
internal static class RuntimeNames
{
    /// <summary>The namespace of the layers.</summary>
    public const string Modules = "global::DeclarativeNet.Modules";

    /// <summary>What takes more than one call of TorchSharp.</summary>
    public const string Functions = Modules + ".Functions";
}
