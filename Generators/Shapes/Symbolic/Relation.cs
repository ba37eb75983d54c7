namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>How two numbers stand.</summary>
internal enum Relation
{
    /// <summary>They are the same.</summary>
    Equal,

    /// <summary>They differ.</summary>
    NotEqual,

    /// <summary>The left one is not smaller.</summary>
    AtLeast,
}
