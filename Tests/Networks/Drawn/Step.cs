namespace DeclarativeNet.Networks.Tests.Drawn;

/// <summary>A step of a drawn network, and how it is written in a record.</summary>
public abstract record Step
{
    /// <summary>The attribute.</summary>
    public abstract string Text { get; }

    /// <summary>A convolution; no padding given means <c>Same</c>.</summary>
    public sealed record Conv2d(int Out, (int H, int W) Kernel, int Stride, int? Padding, int Dilation, int Groups, bool Bias) : Step
    {
        public override string Text =>
            $"Conv2d({Out}, {Size(Kernel)}, Stride = {Stride}, Padding = {(Padding is { } number ? number : "Same")}, " +
            $"Dilation = {Dilation}, Groups = {Groups}, Bias = {Flag(Bias)})";
    }

    public sealed record MaxPool2d((int H, int W) Kernel, int? Stride, int Padding, int Dilation, bool Ceil) : Step
    {
        public override string Text => $"MaxPool2d({Size(Kernel)}{Optional(Stride)}, Padding = {Padding}, Dilation = {Dilation}, CeilMode = {Flag(Ceil)})";
    }

    public sealed record AvgPool2d((int H, int W) Kernel, int? Stride, int Padding, bool Ceil, bool CountPadding) : Step
    {
        public override string Text =>
            $"AvgPool2d({Size(Kernel)}{Optional(Stride)}, Padding = {Padding}, CeilMode = {Flag(Ceil)}, CountIncludePad = {Flag(CountPadding)})";
    }

    public sealed record BatchNorm : Step
    {
        public override string Text => "BatchNorm";
    }

    public sealed record Relu : Step
    {
        public override string Text => "Relu";
    }

    public sealed record Dropout : Step
    {
        public override string Text => "Dropout(0.25)";
    }

    public sealed record GlobalAvgPool : Step
    {
        public override string Text => "GlobalAvgPool";
    }

    public sealed record Flatten : Step
    {
        public override string Text => "Flatten";
    }

    public sealed record Linear(int Out) : Step
    {
        public override string Text => $"Linear({Out})";
    }

    private static string Size((int H, int W) size) => size.H == size.W ? $"{size.H}" : $"new[] {{ {size.H}, {size.W} }}";

    private static string Optional(int? stride) => stride is { } number ? $", Stride = {number}" : "";

    private static string Flag(bool value) => value ? "true" : "false";
}

/// <summary>Where a value starts from.</summary>
public abstract record Source
{
    /// <summary>The attribute, or nothing where the value goes on from the one before.</summary>
    public abstract string? Text { get; }

    public sealed record Previous : Source
    {
        public override string? Text => null;
    }

    public sealed record From(string Value) : Source
    {
        public override string Text => $"From(nameof({Value}))";
    }

    public sealed record Add(string First, string Second) : Source
    {
        public override string Text => $"Add(nameof({First}), nameof({Second}))";
    }

    public sealed record Concat(string First, string Second) : Source
    {
        public override string Text => $"Concat(nameof({First}), nameof({Second}))";
    }
}

/// <summary>A value of a drawn network.</summary>
public sealed record DrawnValue(string Name, string Kind, Source Source, IReadOnlyList<Step> Steps)
{
    public string Text => $"[{string.Join(", ", Steps.Select(step => step.Text).Prepend(Source.Text).OfType<string>())}] {Kind} {Name}";
}

/// <summary>A drawn network.</summary>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Height">Height of the input; where <paramref name="Open"/>, one of those it is tried with.</param>
/// <param name="Width">Width of the input, likewise.</param>
/// <param name="Open">Whether height and width are left open.</param>
/// <param name="Values">The values after the input.</param>
public sealed record DrawnNetwork(int Channels, int Height, int Width, bool Open, IReadOnlyList<DrawnValue> Values)
{
    /// <summary>The record.</summary>
    public string Text(string name)
    {
        var input = Open ? $"[Input({Channels}, \"H\", \"W\")]" : $"[Input({Channels}, {Height}, {Width})]";
        var values = Values.Select(value => value.Text).Prepend($"{input} Image Pixels");
        return $"[Model]\npublic sealed partial record {name}(\n    {string.Join(",\n    ", values)});\n";
    }
}
