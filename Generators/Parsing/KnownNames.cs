namespace DeclarativeNet.Generators.Parsing;

/// <summary>The language's types, by their names in metadata: all that the generator knows of the <c>Dsl</c> project.</summary>
internal static class KnownNames
{
    public const string Namespace = "DeclarativeNet";
    public const string Model = Namespace + ".ModelAttribute";
    public const string Block = Namespace + ".BlockAttribute";
    public const string Input = Namespace + ".InputAttribute";
    public const string Output = Namespace + ".OutputAttribute";
    public const string Auxiliary = Namespace + ".AuxiliaryAttribute";
    public const string Default = Namespace + ".DefaultAttribute";
    public const string Train = Namespace + ".TrainAttribute";
    public const string Augment = Namespace + ".AugmentAttribute";
    public const string Loss = Namespace + ".LossAttribute";
    public const string Budget = Namespace + ".BudgetAttribute";
    public const string DataShape = Namespace + ".DataShapeAttribute";
    public const string Step = Namespace + ".StepAttribute";
    public const string SetsRequired = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
    public const string Use = Namespace + ".UseAttribute`1";
    public const string Custom = Namespace + ".CustomAttribute`1";
    public const string TensorModule = "TorchSharp.torch+nn+Module`2";
    public const string Tensor = "TorchSharp.torch+Tensor";
}
