using System.Globalization;
using System.Text;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Gives the steps of one value their places in the state dictionary, and their typed accessors' names.</summary>
internal sealed class StateNames(ValueDeclaration value)
{
    private const string Turn = "{Index}";

    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string> members = [];
    private int blocks;

    /// <summary>
    /// Blocks are numbered, as in <c>layer1.0</c>, unless a single use without <c>Repeat</c> is all that the value has in parameters:
    /// then the value's name is the block's.
    /// </summary>
    private bool NumbersBlocks { get; } =
        value.Steps.Count(step => step.Kind == "Use") > 1
        || value.Steps.Any(step => RuleTable.HasParameters(step.Kind) || IsRepeated(step));

    /// <summary>The next step's path and member.</summary>
    /// <param name="step">The step.</param>
    /// <param name="label">The step's kind, or the block's name.</param>
    /// <param name="turn">Which of a repeated block's turns it is.</param>
    public (string Path, string Member) Next(StepDeclaration step, string label, int turn)
    {
        counts.TryGetValue(label, out var earlier);
        counts[label] = earlier + 1;
        var numbered = earlier == 0 ? label : $"{label}{earlier + 1}";
        var block = step.Kind == "Use" ? blocks++ : 0;
        return step.Written("Name") is ArgumentValue.Text { Value: var name }
            ? Named(InTurn(step, name, turn))
            : (DefaultPath(step, numbered, block), Unique(numbered));
    }

    /// <summary><c>BasicBlock</c> as <c>basic_block</c>, <c>MaxPool2d</c> as <c>max_pool2d</c>, <c>FPNHead</c> as <c>fpn_head</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = char.IsUpper(name[index]) && index > 0 && name[index - 1] != '_'
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            text.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }

    /// <summary>
    /// Whether a step can have the name: a path in a state dictionary, names of letters, digits and underscores, with dots between.
    /// That of a block may say where the number of its turn stands.
    /// </summary>
    public static bool IsName(StepDeclaration step, string name) => IsPath(step.Kind == "Use" ? name.Replace(Turn, "0") : name);

    private static bool IsPath(string text) => text.Split('.').All(part =>
        part.Length > 0 && part.All(character => character < 128 && (char.IsLetterOrDigit(character) || character == '_')));

    /// <summary>
    /// A repeated block has the number of its turn where its name says, <c>layer_{Index}</c>, or else at the end, <c>layer.0</c>.
    /// </summary>
    private static string InTurn(StepDeclaration step, string name, int turn) => name.Contains(Turn)
        ? name.Replace(Turn, turn.ToString(CultureInfo.InvariantCulture))
        : IsRepeated(step) ? $"{name}.{turn}" : name;

    private static bool IsRepeated(StepDeclaration step) => step.Arguments.Any(argument => argument.Name == "Repeat");

    private string DefaultPath(StepDeclaration step, string numbered, int block) => step.Kind == "Use"
        ? NumbersBlocks ? $"{Snake(value.Name)}.{block}" : Snake(value.Name)
        : $"{Snake(value.Name)}.{Snake(numbered)}";

    /// <summary>The accessor is called by the end of the path that makes an identifier: <c>Downsample0</c> for <c>downsample.0</c>.</summary>
    private (string Path, string Member) Named(string path)
    {
        var parts = path.Split('.');
        var first = Enumerable.Range(0, parts.Length).LastOrDefault(index => parts[index].Length > 0 && !char.IsDigit(parts[index][0]));
        var words = parts.Skip(first).SelectMany(part => part.Split('_')).Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1));
        var name = string.Concat(words);
        return (path, Unique(name.Length > 0 && !char.IsDigit(name[0]) ? name : "_" + name));
    }

    private string Unique(string name)
    {
        var unique = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : $"{name}{number}").First(members.Add);
        return unique;
    }
}
