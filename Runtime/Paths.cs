using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Places in the state dictionary.</summary>
internal static class Paths
{
    /// <summary>Puts a module at a path, with a container for each step of it that is not there yet.</summary>
    /// <param name="owner">The module from which the path leads.</param>
    /// <param name="path">The path, such as <c>layer1.0</c>.</param>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T Register<T>(nn.Module owner, string path, T module)
        where T : nn.Module
    {
        var steps = path.Split('.');
        steps[..^1].Aggregate(owner, Scope.In).register_module(steps[^1], module);
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
