namespace DeclarativeNet.Generators.Emit;

/// <summary>The names that are taken where a new one is needed.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name, or with the first number after it that makes it new.</summary>
    public string Claim(string name) => taken.Add(name) ? name : ClaimNumbered(name, 2);

    /// <summary>The name with the first number after it that makes it new.</summary>
    public string ClaimNumbered(string name, int first = 1)
    {
        var separator = char.IsDigit(name[name.Length - 1]) ? "_" : "";
        var number = first;
        while (!taken.Add($"{name}{separator}{Literals.Of(number)}"))
            number++;
        return $"{name}{separator}{Literals.Of(number)}";
    }
}
