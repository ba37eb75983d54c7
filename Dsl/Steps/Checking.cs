namespace DeclarativeNet;

/// <summary>
/// States the shape at its place, <c>[Expect("64 H/4 W/4")]</c>, and does nothing else. Where it is wrong the record does not compile; where it
/// is right for some open sizes only, that becomes a condition at the entry.
/// </summary>
/// <param name="shape">The sizes without the batch axis: numbers and expressions, with spaces between them.</param>
public sealed class ExpectAttribute(string shape) : StepAttribute
{
    /// <summary>The shape.</summary>
    public string Shape { get; } = shape;
}

/// <summary>
/// A layer of your own. The compiler believes its signature, <c>[Custom&lt;Blur&gt;("C H W -&gt; 2*C H/2 W/2")]</c>; the network compares each
/// result with it and throws an <see cref="InvalidOperationException"/> where they differ. Its parameters are in the state dictionary and are
/// trained, but the summary, which is made at compile time, does not count them.
/// </summary>
/// <remarks>
/// Names on the left stand for the sizes found there; a number there has to be that size. The right side is computed from those names and from
/// hyperparameters. One size is a vector, two are tokens, three a map. What the layer gives is the network's to release.
/// </remarks>
/// <typeparam name="TLayer">A class that derives from <c>torch.nn.Module&lt;Tensor, Tensor&gt;</c>.</typeparam>
/// <param name="signature">What goes in and what comes out, without the batch axis.</param>
/// <param name="arguments">What the layer's constructor is given: constants.</param>
public sealed class CustomAttribute<TLayer>(string signature, params object[] arguments) : StepAttribute
{
    /// <summary>What goes in and what comes out.</summary>
    public string Signature { get; } = signature;

    /// <summary>What the layer's constructor is given.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
