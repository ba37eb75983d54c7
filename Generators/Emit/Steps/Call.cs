namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>A call with only those arguments that differ from their defaults.</summary>
internal static class Call
{
    /// <summary>The call: first the arguments by position, then those by name that are there.</summary>
    public static string Of(string function, IEnumerable<string> positional, params (string Name, string? Value)[] named) =>
        $"{function}({string.Join(", ", positional.Concat(
            named.Where(argument => argument.Value is not null).Select(argument => $"{argument.Name}: {argument.Value}")))})";

    /// <summary>The argument, or nothing where it is the default.</summary>
    public static string? Unless(bool isDefault, string value) => isDefault ? null : value;
}
