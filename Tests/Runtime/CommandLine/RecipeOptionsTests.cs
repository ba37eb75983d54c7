using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using DeclarativeNet.CommandLine;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>The options of a recipe: there is one for each of its settings, and it changes that setting.</summary>
public class RecipeOptionsTests
{
    /// <summary>Each property of a recipe and its objective; an augmentation has tests of its own.</summary>
    public static TheoryData<string> Settings => [.. Names];

    private static IEnumerable<string> Names => Writable(typeof(Recipe)).Concat(Writable(typeof(Objective)))
        .Where(property => property.PropertyType != typeof(Objective) && property.PropertyType != typeof(Augmentation))
        .Select(property => property.Name);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_has_an_option_of_its_name_that_changes_it_alone(string name)
    {
        var words = string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
        var before = new Recipe();
        var value = Of(name, before) switch
        {
            bool => "true",
            int number => $"{number + 1}",
            double number => (number + 0.25).ToString(CultureInfo.InvariantCulture),
            IEnumerable => "1,2.5",
            Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().Last().ToString()!,
            var other => throw new InvalidOperationException($"There is no sample of {other}."),
        };
        var after = Parse($"--{words} {value}", before);

        Assert.Equal([name], Names.Where(each => !Same(Of(each, before), Of(each, after))));
    }

    [Fact]
    public void Weights_of_classes_are_numbers_with_commas_between_them() =>
        Assert.Equal([1, 2.5, 0.1], Parse("--class-weights 1,2.5,0.1", new()).Objective.ClassWeights);

    [Theory]
    [InlineData("bfloat16")]
    [InlineData("b-float16")]
    [InlineData("BFloat16")]
    public void Names_are_understood_with_dashes_and_without(string text) =>
        Assert.Equal(Precision.BFloat16, Parse($"--precision {text}", new()).Precision);

    [Fact]
    public void A_name_is_spelled_as_the_field_does() =>
        Assert.Equal(["float32", "bfloat16"], EnumNames.Of<Precision>());

    private static IEnumerable<PropertyInfo> Writable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static object Of(string name, Recipe recipe) =>
        typeof(Recipe).GetProperty(name)?.GetValue(recipe) ?? typeof(Objective).GetProperty(name)!.GetValue(recipe.Objective)!;

    private static bool Same(object one, object other) => one is IEnumerable<double> numbers
        ? numbers.SequenceEqual((IEnumerable<double>)other)
        : one.Equals(other);

    private static Recipe Parse(string arguments, Recipe defaults)
    {
        var (options, command) = (new RecipeOptions([defaults]), new RootCommand());
        options.AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return options.Apply(parsed, defaults);
    }
}
