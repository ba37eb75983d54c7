using System.Reflection;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using TorchSharp;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>A generated network, ready to run, and what its record claims of it.</summary>
internal sealed class CompiledNetwork : IDisposable
{
    /// <summary>The same operations on the same numbers; where memory lies differently their order may differ.</summary>
    private const double Tolerance = 1e-4;

    private readonly torch.nn.Module network;
    private readonly MethodInfo trace;
    private readonly IReadOnlyList<PropertyInfo> values;
    private readonly DrawnNetwork drawn;
    private readonly object shapes;
    private readonly MethodInfo? at;

    /// <summary>Makes the network of a compiled record.</summary>
    public CompiledNetwork(Type record, DrawnNetwork drawn)
    {
        this.drawn = drawn;
        network = (torch.nn.Module)record.GetMethod("Create")!.Invoke(null, [0L, null, null])!;
        network.eval();
        trace = network.GetType().GetMethod("Trace")!;
        values = [.. trace.ReturnType.GetProperties().Where(property => typeof(IValue).IsAssignableFrom(property.PropertyType))];
        shapes = record.GetProperty("Shapes")!.GetValue(null)!;
        at = shapes.GetType().GetMethod("At");
        Summary = (NetworkSummary)record.GetProperty("Summary")!.GetValue(null)!;
    }

    /// <summary>What the compiler says of the network.</summary>
    public NetworkSummary Summary { get; }

    /// <summary>Learned numbers that the network really has.</summary>
    public long Parameters => network.parameters().Sum(parameter => parameter.numel());

    /// <summary>The shape of every value without the batch axis; nothing where the network's entry refuses the size.</summary>
    /// <exception cref="TargetInvocationException">A step fails.</exception>
    public IReadOnlyDictionary<string, long[]>? Run(int height, int width)
    {
        using var gradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var inputs = Inputs(height, width, shape => torch.zeros(shape));
        try
        {
            return Named(values, trace.Invoke(network, Typed(inputs))!).ToDictionary(value => value.Key, value => value.Value.shape[1..]);
        }
        catch (TargetInvocationException thrown) when (IsOfEntry(thrown.InnerException, inputs))
        {
            return null;
        }
    }

    /// <summary>
    /// What the results are that are not those of <c>Trace</c>, for the same pictures; nothing where all are. Tensors are released and
    /// overwritten on the way to results, and heads are left out, none of which <c>Trace</c> may do.
    /// </summary>
    /// <exception cref="TargetInvocationException">A step fails.</exception>
    public string? Unlike(int height, int width)
    {
        using var gradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var inputs = Inputs(height, width, shape => torch.rand(shape));
        var before = inputs.Select(input => input.clone()).ToList();
        var traced = Named(values, trace.Invoke(network, Typed(inputs))!);
        var given = network.GetType().GetMethod("Forward")!.Invoke(network, Typed(inputs))!;
        var outputs = given is IValue only
            ? new Dictionary<string, torch.Tensor> { [drawn.Outputs[0].Name] = only.Tensor }
            : Named(given.GetType().GetProperties().Where(property => typeof(IValue).IsAssignableFrom(property.PropertyType)), given);
        if (!outputs.Keys.Order().SequenceEqual(drawn.Outputs.Select(output => output.Name).Order()))
            return $"Forward gives {string.Join(", ", outputs.Keys)}";
        if (outputs.Where(output => !Same(output.Value, traced[output.Key])).Select(output => output.Key).FirstOrDefault() is { } name)
            return $"Forward gives another {name} than Trace";
        var result = (torch.Tensor)network.GetType()
            .GetMethod("forward", [.. inputs.Select(_ => typeof(torch.Tensor))])!.Invoke(network, [.. inputs])!;
        return !Same(result, traced[drawn.Result.Name]) ? $"forward gives another {drawn.Result.Name} than Trace"
            : !inputs.Zip(before, Same).All(same => same) ? "its inputs are overwritten"
            : null;
    }

    /// <summary>
    /// The shape of every value as <c>Shapes</c> has it at a size; nothing where <c>At</c> refuses the size. A size that the facts give in
    /// terms of the other one is no argument of <c>At</c>.
    /// </summary>
    /// <exception cref="TargetInvocationException">The shapes cannot be computed.</exception>
    public IReadOnlyDictionary<string, long?[]>? Claimed(int height, int width)
    {
        try
        {
            return Sizes(at is null ? shapes : at.Invoke(shapes, [.. at.GetParameters().Select(name => (object)(name.Name switch
            {
                "H" => (long)height,
                "W" => (long)width,
                _ => throw new InvalidOperationException($"Shapes.At asks for {name.Name}."),
            }))])!);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException refused
            && refused.Message.StartsWith($"{trace.ReturnType.Name} is well formed where ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>The shape of every value as <c>Shapes</c> has it for all sizes; an open size is nothing.</summary>
    public IReadOnlyDictionary<string, long?[]> ClaimedForAll => Sizes(shapes);

    /// <summary>Whether <c>Shapes.At</c> is told both sides, and so has to refuse what the entry refuses.</summary>
    public bool ClaimsForBothSides => at?.GetParameters().Length == 2;

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    private static Dictionary<string, long?[]> Sizes(object claimed) => claimed.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(ValueShape))
        .ToDictionary(property => property.Name, property => ((ValueShape)property.GetValue(claimed)!).Sizes.ToArray());

    private static Dictionary<string, torch.Tensor> Named(IEnumerable<PropertyInfo> values, object traced) =>
        values.ToDictionary(property => property.Name, property => ((IValue)property.GetValue(traced)!).Tensor);

    private static bool Same(torch.Tensor a, torch.Tensor b) =>
        a.shape.SequenceEqual(b.shape) && a.allclose(b, Tolerance, Tolerance, equal_nan: true);

    private List<torch.Tensor> Inputs(int height, int width, Func<long[], torch.Tensor> make) =>
        [.. drawn.InputShapes(height, width).Select(shape => make([2, .. shape]))];

    private object[] Typed(IEnumerable<torch.Tensor> inputs) =>
        [.. trace.GetParameters().Zip(inputs, (parameter, input) => Activator.CreateInstance(parameter.ParameterType, input)!)];

    /// <summary>
    /// Whether it is the entry that refuses, which says what the network takes and what it was given. A step that fails throws too, and
    /// some of what libtorch throws is an <see cref="ArgumentException"/> as well.
    /// </summary>
    private bool IsOfEntry(Exception? thrown, IEnumerable<torch.Tensor> given) =>
        thrown is ArgumentException { ParamName: "input" or "input1" }
        && thrown.GetType() == typeof(ArgumentException)
        && thrown.Message.StartsWith($"{trace.ReturnType.Name} takes N×", StringComparison.Ordinal)
        && thrown.Message.Contains(
            $", but was given {string.Join(" and ", given.Select(input => string.Join('×', input.shape)))}.", StringComparison.Ordinal);
}
