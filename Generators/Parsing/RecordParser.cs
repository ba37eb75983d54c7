using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>Turns a record's symbol, from source or from another assembly, into values.</summary>
internal static class RecordParser
{
    /// <summary>Whether the type is declared a model.</summary>
    public static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.Is(KnownNames.Model));

    /// <summary>Whether the type is declared a block.</summary>
    public static bool IsBlock(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.Is(KnownNames.Block));

    /// <summary>The record with all the blocks it uses, at any depth, each once.</summary>
    public static ParsedRecord Parse(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parse(type, found => ParseOne(found, cancellation), (user, name) => UsedBlock(user, name, cancellation), cancellation);

    /// <summary>The same, with what is remembered of this compilation's predecessors.</summary>
    public static ParsedRecord Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) => Parse(
        type,
        found => RecordMemory.Get(found, compilation, () => ParseOne(found, cancellation)),
        (user, name) => compilation.GetTypeByMetadataName(name) ?? UsedBlock(user, name, cancellation),
        cancellation);

    private static ParsedRecord Parse(
        INamedTypeSymbol type,
        Func<INamedTypeSymbol, ParsedDeclaration> parse,
        Func<INamedTypeSymbol, string, INamedTypeSymbol> find,
        CancellationToken cancellation)
    {
        var root = parse(type);
        var blocks = new List<ParsedDeclaration>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<(INamedTypeSymbol User, string Block)>(root.UsedBlocks.Select(block => (type, block)));
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var (user, name) = waiting.Dequeue();
            if (known.Contains(name) || find(user, name) is var block && !IsBlock(block))
                continue;
            known.Add(name);
            blocks.Add(parse(block));
            foreach (var used in blocks[blocks.Count - 1].UsedBlocks)
                waiting.Enqueue((block, used));
        }

        return new(
            new(root.Declaration, blocks.Select(block => block.Declaration).ToEquatableArray()),
            root.IsComplete && blocks.All(block => block.IsComplete),
            root.CanBeExtended);
    }

    /// <summary>The constructor whose parameters the record declares, if it declares any.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.IsEmpty
            ? type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Any(Steps.IsInput))
            : type.InstanceConstructors.FirstOrDefault(constructor => IsDeclaredByHeader(constructor, cancellation));

    private static bool IsDeclaredByHeader(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.Parameters.Length > 0
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax)
        && constructor.Parameters[0].DeclaringSyntaxReferences.Length > 0;

    private static INamedTypeSymbol UsedBlock(INamedTypeSymbol user, string name, CancellationToken cancellation) =>
        PrimaryConstructor(user, cancellation)!.Parameters.SelectMany(Steps.UsedBlocks).First(block => block.FullName() == name);

    private static ParsedDeclaration ParseOne(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var kind = IsModel(type) ? DeclarationKind.Model : DeclarationKind.Block;
        var parameters = PrimaryConstructor(type, cancellation)?.Parameters ?? [];
        var steps = parameters.Select(Steps.Parse).ToList();
        var marks = parameters.Select(Steps.Marks).ToList();
        var train = ClassAttribute(type, KnownNames.Train);
        var augment = ClassAttribute(type, KnownNames.Augment);
        var loss = ClassAttribute(type, KnownNames.Loss);
        var budget = ClassAttribute(type, KnownNames.Budget);
        var isForeign = type.DeclaringSyntaxReferences.IsEmpty;
        var isComplete = train is not null
            && augment is not null
            && loss is not null
            && budget is not null
            && steps.Concat(marks).All(list => list is not null)
            && parameters.All(parameter => parameter.Type.TypeKind != TypeKind.Error);
        var hyperparameters = parameters.Select(Parameters.Hyperparameter).OfType<Hyperparameter>();
        var values = parameters.Select((parameter, index) => Parameters.Kind(parameter) is { } value
            ? new ValueDeclaration(parameter.Name, value, steps[index] ?? EquatableArray<StepDeclaration>.Empty, parameter.Ordinal)
            {
                Marks = marks[index] ?? EquatableArray<StepDeclaration>.Empty,
            }
            : null).OfType<ValueDeclaration>();
        return new(
            new(
                kind,
                TypeNames.Reference(type),
                hyperparameters.ToEquatableArray(),
                values.ToEquatableArray(),
                new(train ?? EquatableArray<Argument>.Empty, augment ?? EquatableArray<Argument>.Empty)
                {
                    Loss = loss ?? EquatableArray<Argument>.Empty,
                    Budget = budget ?? EquatableArray<Argument>.Empty,
                    Attributes = new[] { ("Train", KnownNames.Train), ("Augment", KnownNames.Augment), ("Loss", KnownNames.Loss) }
                        .Where(attribute => type.GetAttributes().Any(found => found.Is(attribute.Item2)))
                        .Select(attribute => attribute.Item1)
                        .ToEquatableArray(),
                },
                Structure.Check(type, kind, parameters, cancellation)
                    .Concat(isForeign && !isComplete ? [Unreadable] : [])
                    .ToEquatableArray())
            {
                IsForeign = isForeign,
                OwnMembers = kind == DeclarationKind.Model ? MemberNames.Own(type).ToEquatableArray() : EquatableArray<string>.Empty,
            },
            isForeign || isComplete,
            Structure.CanBeExtended(type, cancellation),
            parameters.SelectMany(Steps.UsedBlocks).Select(block => block.FullName()).Distinct().ToEquatableArray());
    }

    /// <summary>What the compiler says of code here, it says to nobody of code in another assembly.</summary>
    private static Finding Unreadable { get; } = Finding.Of(
        Catalogue.BlockDoesNotFit, Site.Type, "it uses types of an assembly that is not referenced");

    private static EquatableArray<Argument>? ClassAttribute(INamedTypeSymbol type, string fullName) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.Is(fullName)) is { } found
            ? Constants.Arguments(found)
            : EquatableArray<Argument>.Empty;
}
