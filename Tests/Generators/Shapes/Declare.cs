using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Declares models and blocks in tests as records are written, without a compiler.</summary>
internal static class Declare
{
    public static readonly ArgumentValue Same = new ArgumentValue.EnumMember("DeclarativeNet.Padding", "Same");

    public static readonly ArgumentValue Valid = new ArgumentValue.EnumMember("DeclarativeNet.Padding", "Valid");

    public static Declaration NewModel(string name, params ValueDeclaration[] values) => Record(DeclarationKind.Model, name, [], values);

    public static Declaration NewBlock(string name, Hyperparameter[] hyperparameters, params ValueDeclaration[] values) =>
        Record(DeclarationKind.Block, name, hyperparameters, values);

    public static Hyperparameter Int(string name, ArgumentValue? constant = null) => new(name, "int", constant, 0);

    public static Hyperparameter Of(string type, string name, ArgumentValue? constant = null) => new(name, type, constant, 0);

    public static ValueDeclaration Image(string name, params StepDeclaration[] steps) => Value(name, ValueKind.Image, steps);

    public static ValueDeclaration Map(string name, params StepDeclaration[] steps) => Value(name, ValueKind.Map, steps);

    public static ValueDeclaration Tokens(string name, params StepDeclaration[] steps) => Value(name, ValueKind.Tokens, steps);

    public static ValueDeclaration Vector(string name, params StepDeclaration[] steps) => Value(name, ValueKind.Vector, steps);

    public static ValueDeclaration Logits(string name, params StepDeclaration[] steps) => Value(name, ValueKind.Logits, steps);

    public static StepDeclaration Input(params object[] shape) => Step("Input", ("shape", shape));

    public static StepDeclaration Conv2d(object outChannels, object kernelSize, params (string Name, object Value)[] named) =>
        Step("Conv2d", [("outChannels", outChannels), ("kernelSize", kernelSize), .. named]);

    public static StepDeclaration Linear(object outFeatures, params (string Name, object Value)[] named) =>
        Step("Linear", [("outFeatures", outFeatures), .. named]);

    public static StepDeclaration MaxPool2d(object kernelSize, params (string Name, object Value)[] named) =>
        Step("MaxPool2d", [("kernelSize", kernelSize), .. named]);

    public static StepDeclaration AvgPool2d(object kernelSize, params (string Name, object Value)[] named) =>
        Step("AvgPool2d", [("kernelSize", kernelSize), .. named]);

    public static StepDeclaration BatchNorm(params (string Name, object Value)[] named) => Step("BatchNorm", named);

    public static StepDeclaration Relu => Step("Relu");

    public static StepDeclaration Flatten => Step("Flatten");

    public static StepDeclaration GlobalAvgPool => Step("GlobalAvgPool");

    public static StepDeclaration Dropout(object probability) => Step("Dropout", ("probability", probability));

    public static StepDeclaration From(string value) => Step("From", ("value", value));

    public static StepDeclaration Add(params string[] values) => Step("Add", ("values", values));

    public static StepDeclaration Concat(string[] values, params (string Name, object Value)[] named) =>
        Step("Concat", [("values", values), .. named]);

    public static StepDeclaration Use(string block, object[] arguments, params (string Name, object Value)[] named) =>
        Step("Use", [("arguments", arguments), .. named]) with { Block = "Tests." + block };

    public static StepDeclaration Step(string kind, params (string Name, object Value)[] arguments) =>
        new(kind, arguments.Select(argument => new Argument(argument.Name, Constant(argument.Value))).ToEquatableArray(), null, 0);

    public static DeclarationSet With(this Declaration root, params Declaration[] blocks) => new(root, blocks.ToEquatableArray());

    public static CheckedModel Check(this Declaration root, params Declaration[] blocks) => root.Kind == DeclarationKind.Model
        ? Generators.Shapes.Checker.Check(root.With(blocks), CancellationToken.None)
        : Generators.Shapes.Checker.CheckBlock(root.With(blocks), CancellationToken.None);

    private static ValueDeclaration Value(string name, ValueKind kind, StepDeclaration[] steps) =>
        new(name, kind, steps.Select((step, index) => step with { Attribute = index }).ToEquatableArray(), 0);

    private static Declaration Record(DeclarationKind kind, string name, Hyperparameter[] hyperparameters, ValueDeclaration[] values) => new(
        kind,
        new TypeReference("Tests", EquatableArray<string>.Empty, name, "Tests." + name, "public"),
        hyperparameters.Select((parameter, index) => parameter with { Parameter = index }).ToEquatableArray(),
        values.Select((value, index) => value with { Parameter = hyperparameters.Length + index }).ToEquatableArray(),
        new RecipeDeclaration(EquatableArray<Argument>.Empty, EquatableArray<Argument>.Empty),
        EquatableArray<Finding>.Empty);

    private static ArgumentValue Constant(object value) => value switch
    {
        ArgumentValue argument => argument,
        int integer => new ArgumentValue.Integer(integer),
        long integer => new ArgumentValue.Integer(integer),
        double real => new ArgumentValue.Real(real),
        bool boolean => new ArgumentValue.Boolean(boolean),
        string text => new ArgumentValue.Text(text),
        int[] list => new ArgumentValue.List(list.Select(item => Constant(item)).ToEquatableArray()),
        object[] list => new ArgumentValue.List(list.Select(Constant).ToEquatableArray()),
        _ => throw new ArgumentException($"No constant: {value}."),
    };
}
