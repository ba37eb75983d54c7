namespace DeclarativeNet.Generators.Model;

/// <content>Activations and regularisation.</content>
public abstract partial record Operation
{
    /// <summary>max(x, 0).</summary>
    public sealed record Relu : Operation;

    /// <summary>Random zeros in training.</summary>
    public sealed record Dropout(double Probability) : Operation;
}
