namespace DeclarativeNet;

/// <summary>One step of a value's computation. Steps are applied left to right, each to the result of the one before.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
public abstract class StepAttribute : Attribute
{
    /// <summary>
    /// The path of the step's parameters in the state dictionary, from the enclosing model or block, such as <c>"conv1"</c> or
    /// <c>"downsample.0"</c>. Without it, the value's name and the step's, such as <c>stem.conv2d</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>A condition on sizes and hyperparameters; where it is false the step is left out.</summary>
    public string? When { get; set; }
}
