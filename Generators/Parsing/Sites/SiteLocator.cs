using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing.Sites;

/// <summary>Finds the source of a place in a declaration again.</summary>
internal static class SiteLocator
{
    /// <summary>The span of the site; of the nearest thing around it where it was not written.</summary>
    /// <param name="type">The declaration, which has source.</param>
    /// <param name="site">The place.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Location Find(INamedTypeSymbol type, Site site, CancellationToken cancellation)
    {
        var parameter = Parameter(type, site, cancellation);
        if (Attribute(type, parameter, site) is not { } data
            || data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax attribute)
            return parameter is null ? OfName(type, cancellation) : OfParameter(parameter, type, cancellation);
        if (site.Argument is null || Arguments.Find(attribute, data, site.Argument, site.Element) is not { } argument)
            return attribute.GetLocation();
        return Location.Create(argument.SyntaxTree, LiteralSpan.Of(argument, site.Start, site.Length));
    }

    /// <summary>
    /// The same; nothing where the declaration stands in metadata or in another compilation, of which the compiler takes no places.
    /// </summary>
    public static Location? FindIn(Compilation compilation, INamedTypeSymbol type, Site site, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && compilation.ContainsSyntaxTree(declared.SyntaxTree)
            ? Find(type, site, cancellation)
            : null;

    /// <summary>The attribute of the parameter; of the record itself, there are only those of its recipe.</summary>
    private static AttributeData? Attribute(INamedTypeSymbol type, IParameterSymbol? parameter, Site site)
    {
        if (parameter is not null)
            return parameter.GetAttributes().ElementAtOrDefault(site.Attribute);
        var recipe = site.Attribute switch
        {
            Site.Train => KnownNames.Train,
            Site.Augment => KnownNames.Augment,
            Site.Loss => KnownNames.Loss,
            Site.Budget => KnownNames.Budget,
            _ => null,
        };
        return recipe is null ? null : type.GetAttributes().FirstOrDefault(attribute => attribute.Is(recipe));
    }

    private static IParameterSymbol? Parameter(INamedTypeSymbol type, Site site, CancellationToken cancellation)
    {
        var parameters = RecordParser.PrimaryConstructor(type, cancellation)?.Parameters ?? [];
        return site.Parameter >= 0 && site.Parameter < parameters.Length ? parameters[site.Parameter] : null;
    }

    private static Location OfParameter(IParameterSymbol parameter, INamedTypeSymbol type, CancellationToken cancellation) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax syntax
            ? (syntax.Type?.GetLocation() ?? syntax.GetLocation())
            : OfName(type, cancellation);

    /// <summary>The record's name, in that of its parts that declares it a model or block.</summary>
    private static Location OfName(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var declared = type.GetAttributes()
            .Where(attribute => attribute.Is(KnownNames.Model) || attribute.Is(KnownNames.Block))
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .FirstOrDefault();
        return declared?.Identifier.GetLocation() ?? type.Locations[0];
    }
}
