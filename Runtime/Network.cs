using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>
/// What every generated network of one input derives from, such as one of pictures to class scores. Its parameters stand at declared
/// paths, so that the state dictionary has PyTorch's names.
/// </summary>
/// <param name="name">The name of the record.</param>
public abstract class Network(string name) : nn.Module<Tensor, Tensor>(name)
{
    private readonly ParameterPlaces places = new();

    /// <summary>
    /// What the network is judged by while it learns: its class scores, and those of its auxiliary heads, if it has any. Its own forward
    /// pass never computes the heads.
    /// </summary>
    /// <param name="input">The input, <c>N×…</c>.</param>
    /// <returns>The scores, the caller's to release.</returns>
    public virtual TrainingScores ForwardInTraining(Tensor input) => new(call(input), []);

    /// <summary>The paths of the parameters that belong to no layer: tokens, embeddings, scales.</summary>
    internal IEnumerable<string> OwnParameters => places.Paths;

    /// <summary>Modules register themselves by path, so the fields are not searched.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc cref="ParameterPlaces.Register{T}(nn.Module, string, T)"/>
    protected T Register<T>(string path, T module)
        where T : nn.Module => ParameterPlaces.Register(this, path, module);

    /// <inheritdoc cref="ParameterPlaces.Register(nn.Module, string, Parameter)"/>
    protected Parameter Register(string path, Parameter parameter) => places.Register(this, path, parameter);

    /// <inheritdoc cref="ParameterPlaces.At(string)"/>
    protected Parameter ParameterAt(string path) => places.At(path);
}

/// <summary>What every generated network of two inputs derives from.</summary>
/// <param name="name">The name of the record.</param>
public abstract class TwoInputNetwork(string name) : nn.Module<Tensor, Tensor, Tensor>(name)
{
    private readonly ParameterPlaces places = new();

    /// <summary>Modules register themselves by path, so the fields are not searched.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc cref="ParameterPlaces.Register{T}(nn.Module, string, T)"/>
    protected T Register<T>(string path, T module)
        where T : nn.Module => ParameterPlaces.Register(this, path, module);

    /// <inheritdoc cref="ParameterPlaces.Register(nn.Module, string, Parameter)"/>
    protected Parameter Register(string path, Parameter parameter) => places.Register(this, path, parameter);

    /// <inheritdoc cref="ParameterPlaces.At(string)"/>
    protected Parameter ParameterAt(string path) => places.At(path);
}

/// <summary>What every generated network of three inputs derives from.</summary>
/// <param name="name">The name of the record.</param>
public abstract class ThreeInputNetwork(string name) : nn.Module<Tensor, Tensor, Tensor, Tensor>(name)
{
    private readonly ParameterPlaces places = new();

    /// <summary>Modules register themselves by path, so the fields are not searched.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc cref="ParameterPlaces.Register{T}(nn.Module, string, T)"/>
    protected T Register<T>(string path, T module)
        where T : nn.Module => ParameterPlaces.Register(this, path, module);

    /// <inheritdoc cref="ParameterPlaces.Register(nn.Module, string, Parameter)"/>
    protected Parameter Register(string path, Parameter parameter) => places.Register(this, path, parameter);

    /// <inheritdoc cref="ParameterPlaces.At(string)"/>
    protected Parameter ParameterAt(string path) => places.At(path);
}
