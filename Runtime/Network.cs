using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>
/// What every generated network derives from: a module of pictures to class scores whose parameters stand at declared paths, so that
/// the state dictionary has PyTorch's names.
/// </summary>
/// <param name="name">The name of the record.</param>
public abstract class Network(string name) : nn.Module<Tensor, Tensor>(name)
{
    private readonly Dictionary<string, (nn.Module Owner, string Name)> parameterPlaces = [];

    /// <summary>Modules register themselves by path, so the fields are not searched.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Puts a module at a path, with a container for each step of it that is not there yet.</summary>
    /// <param name="path">The path from this module, such as <c>layer1.0</c>.</param>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    protected T Register<T>(string path, T module)
        where T : nn.Module
    {
        var (owner, name) = Place(path);
        owner.register_module(name, module);
        return module;
    }

    /// <summary>Puts a parameter that belongs to no module at a path.</summary>
    /// <param name="path">The path from this module, such as <c>class_token</c>.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The parameter.</returns>
    protected Parameter Register(string path, Parameter parameter)
    {
        var (owner, name) = parameterPlaces[path] = Place(path);
        owner.register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>
    /// The parameter that was registered at a path. Moving the network to a device or type replaces it, so its object is not for keeping.
    /// </summary>
    /// <param name="path">The path from this module.</param>
    protected Parameter ParameterAt(string path)
    {
        var (owner, name) = parameterPlaces[path];
        return owner.get_parameter(name) ?? throw new InvalidOperationException($"There is no parameter at {path}.");
    }

    private (nn.Module Owner, string Name) Place(string path)
    {
        var steps = path.Split('.');
        return (steps[..^1].Aggregate((nn.Module)this, Scope.In), steps[^1]);
    }

    /// <summary>A container that is there for its name only.</summary>
    private sealed class Scope(string name) : nn.Module(name)
    {
        public static nn.Module In(nn.Module owner, string name)
        {
            if (owner.named_children().FirstOrDefault(child => child.name == name).module is { } known)
                return known;
            var scope = new Scope(name);
            owner.register_module(name, scope);
            return scope;
        }
    }
}
