using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>
/// What every generated network derives from: a module of pictures to class scores whose parameters stand at declared paths, so that
/// the state dictionary has PyTorch's names.
/// </summary>
/// <param name="name">The name of the record.</param>
public abstract class Network(string name) : nn.Module<Tensor, Tensor>(name)
{
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
        var steps = path.Split('.');
        var owner = steps[..^1].Aggregate((nn.Module)this, Scope.In);
        owner.register_module(steps[^1], module);
        return module;
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
