using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>
/// All of a compilation that a record's attributes can mean anything by, outside the files of the record itself: of every file the
/// declarations, without bodies, attributes and initialisers that are no constants; the references; the options. In two compilations with
/// equal surroundings, a record whose files are the same syntax trees means the same.
/// </summary>
/// <remarks>It holds no part of a compilation, only digests and tokens that stand for parts while they are there.</remarks>
internal sealed class Surroundings : IEquatable<Surroundings>
{
    // Memories of functions of immutable things, which go with the things. An editor asks for them at every keystroke.
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string> Digests = new();
    private static readonly ConditionalWeakTable<object, Token> Tokens = new();

    private readonly ImmutableArray<object> parts;

    private Surroundings(Compilation compilation) => parts =
    [
        .. compilation.SyntaxTrees.Select(tree => Digests.GetValue(tree, Digest)),
        .. compilation.References.Select(TokenOf),
        TokenOf(compilation.Options),
    ];

    /// <summary>Those of a compilation.</summary>
    public static Surroundings Of(Compilation compilation) => Known.GetValue(compilation, static known => new(known));

    /// <summary>What stands for a thing: the same object for the same thing, as long as there is the thing.</summary>
    public static object TokenOf(object thing) => Tokens.GetValue(thing, static _ => new());

    /// <inheritdoc/>
    public bool Equals(Surroundings? other) => other is not null && (ReferenceEquals(this, other) || parts.SequenceEqual(other.parts));

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as Surroundings);

    /// <inheritdoc/>
    public override int GetHashCode() => parts.Length;

    private static string Digest(SyntaxTree tree)
    {
        var declared = new Declarations();
        declared.Visit(tree.GetRoot());
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(declared.Text.ToString())));
    }

    private sealed class Token;

    /// <summary>Writes down the tokens of a file but for what no other file can see.</summary>
    private sealed class Declarations() : CSharpSyntaxWalker(SyntaxWalkerDepth.Token)
    {
        public StringBuilder Text { get; } = new();

        public override void VisitToken(SyntaxToken token) => Text.Append(token.Text).Append(' ');

        public override void VisitAttributeList(AttributeListSyntax node)
        {
        }

        public override void VisitBlock(BlockSyntax node)
        {
        }

        public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
        {
        }

        public override void VisitGlobalStatement(GlobalStatementSyntax node)
        {
        }

        /// <summary>The value of a constant, or of an optional parameter, is a part of its declaration; that of a variable is none.</summary>
        public override void VisitEqualsValueClause(EqualsValueClauseSyntax node)
        {
            if (node.Parent is EnumMemberDeclarationSyntax or ParameterSyntax || IsConstant(node))
                base.VisitEqualsValueClause(node);
        }

        private static bool IsConstant(EqualsValueClauseSyntax node) =>
            node.Parent?.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword);
    }
}
