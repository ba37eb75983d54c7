using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Repairs;

/// <summary>What a declaration is after an edit.</summary>
internal static class EditedDeclaration
{
    /// <summary>The declaration after all changes of a repair.</summary>
    public static Declaration After(this Declaration declaration, Repair repair) => repair.Edits.Aggregate(declaration, After);

    private static Declaration After(Declaration declaration, Edit edit) => edit switch
    {
        Edit.InsertStep insert => WithSteps(declaration, edit, steps => Inserted(steps, Place(steps, insert.Site.Attribute), insert.Step)),
        Edit.ReplaceStep replace => WithStep(declaration, edit, step => replace.Step with { Attribute = step.Attribute }),
        Edit.RemoveStep => WithSteps(declaration, edit, steps => steps.Where(step => step.Attribute != edit.Site.Attribute)),
        Edit.MoveStep move => WithSteps(declaration, edit, steps => Moved(steps, move)),
        Edit.SetArgument set => WithStep(declaration, edit, step => WithArgument(step, set.Site, _ => set.Value)),
        Edit.RemoveArgument => WithStep(declaration, edit, step => step with
        {
            Arguments = step.Arguments.Where(argument => argument.Name != edit.Site.Argument).ToEquatableArray(),
        }),
        Edit.ReplaceText replace => WithStep(declaration, edit, step => WithArgument(step, edit.Site, old => Replaced(old, replace))),
        Edit.DeclareKind declare => WithValue(declaration, edit, value => value with { Kind = declare.Kind }),
        Edit.InsertValue insert => declaration with
        {
            Values = declaration.Values.SelectMany(value => value.Parameter == insert.Site.Parameter
                ? new[] { insert.Value with { Parameter = value.Parameter }, value with { Parameter = value.Parameter + 1 } }
                : [value.Parameter < insert.Site.Parameter ? value : value with { Parameter = value.Parameter + 1 }]).ToEquatableArray(),
        },
        Edit.RemoveValue => declaration with
        {
            Values = declaration.Values.Where(value => value.Parameter != edit.Site.Parameter).ToEquatableArray(),
        },
        Edit.AddPartial => declaration with { Findings = EquatableArray<Finding>.Empty },
        _ => throw new InvalidOperationException($"Unknown edit {edit.GetType().Name}."),
    };

    private static Declaration WithValue(Declaration declaration, Edit edit, Func<ValueDeclaration, ValueDeclaration> change) => declaration with
    {
        Values = declaration.Values.Select(value => value.Parameter == edit.Site.Parameter ? change(value) : value).ToEquatableArray(),
    };

    private static Declaration WithSteps(
        Declaration declaration, Edit edit, Func<EquatableArray<StepDeclaration>, IEnumerable<StepDeclaration>> change) =>
        WithValue(declaration, edit, value => value with
        {
            Steps = change(value.Steps).Select((step, place) => step with { Attribute = place }).ToEquatableArray(),
        });

    private static Declaration WithStep(Declaration declaration, Edit edit, Func<StepDeclaration, StepDeclaration> change) =>
        WithValue(declaration, edit, value => value with
        {
            Steps = value.Steps.Select(step => step.Attribute == edit.Site.Attribute ? change(step) : step).ToEquatableArray(),
        });

    private static int Place(EquatableArray<StepDeclaration> steps, int attribute) =>
        attribute < 0 ? steps.Count : steps.TakeWhile(step => step.Attribute != attribute).Count();

    private static IEnumerable<StepDeclaration> Inserted(EquatableArray<StepDeclaration> steps, int place, StepDeclaration step) =>
        [.. steps.Take(place), step, .. steps.Skip(place)];

    private static IEnumerable<StepDeclaration> Moved(EquatableArray<StepDeclaration> steps, Edit.MoveStep move) => steps.SelectMany(step =>
        step.Attribute == move.Before ? [.. steps.Where(other => other.Attribute == move.Site.Attribute), step]
        : step.Attribute == move.Site.Attribute ? Array.Empty<StepDeclaration>()
        : [step]);

    private static StepDeclaration WithArgument(StepDeclaration step, Site site, Func<ArgumentValue, ArgumentValue> change)
    {
        ArgumentValue Changed(ArgumentValue old) => site.Element >= 0 && old is ArgumentValue.List list
            ? new ArgumentValue.List(list.Items.Select((item, index) => index == site.Element ? change(item) : item).ToEquatableArray())
            : change(old);
        var isWritten = step.Arguments.Any(argument => argument.Name == site.Argument);
        return step with
        {
            Arguments = isWritten
                ? step.Arguments.Select(argument =>
                    argument.Name == site.Argument ? argument with { Value = Changed(argument.Value) } : argument).ToEquatableArray()
                : step.Arguments.Append(new Argument(site.Argument!, Changed(new ArgumentValue.Null()))).ToEquatableArray(),
        };
    }

    private static ArgumentValue Replaced(ArgumentValue old, Edit.ReplaceText replace) => old is ArgumentValue.Text { Value: var text }
        ? new ArgumentValue.Text(
            text.Substring(0, replace.Site.Start) + replace.Text + text.Substring(replace.Site.Start + replace.Site.Length))
        : old;
}
