using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Where the parameters of a network stand in its state dictionary.</summary>
internal sealed class ParameterPlaces
{
    private readonly Dictionary<string, (nn.Module Owner, string Name)> ofParameters = [];

    /// <summary>The paths of the parameters that belong to no module.</summary>
    public IEnumerable<string> Paths => ofParameters.Keys;

    /// <summary>Puts a module at a path, with a container for each step of it that is not there yet.</summary>
    /// <param name="network">The network from which the path leads.</param>
    /// <param name="path">The path, such as <c>layer1.0</c>.</param>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T Register<T>(nn.Module network, string path, T module)
        where T : nn.Module
    {
        var (owner, name) = Place(network, path);
        owner.register_module(name, module);
        return module;
    }

    /// <summary>Puts a parameter that belongs to no module at a path.</summary>
    /// <param name="network">The network from which the path leads.</param>
    /// <param name="path">The path, such as <c>class_token</c>.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The parameter.</returns>
    public Parameter Register(nn.Module network, string path, Parameter parameter)
    {
        var (owner, name) = ofParameters[path] = Place(network, path);
        owner.register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>
    /// The parameter that was registered at a path. Moving the network to a device or type replaces it, so its object is not for keeping.
    /// </summary>
    /// <param name="path">The path from the network.</param>
    public Parameter At(string path)
    {
        var (owner, name) = ofParameters[path];
        return owner.get_parameter(name) ?? throw new InvalidOperationException($"There is no parameter at {path}.");
    }

    private static (nn.Module Owner, string Name) Place(nn.Module network, string path)
    {
        var steps = path.Split('.');
        return (steps[..^1].Aggregate(network, Scope.In), steps[^1]);
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
