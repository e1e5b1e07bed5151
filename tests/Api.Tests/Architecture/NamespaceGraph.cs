using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Qawl.Api.Tests.Architecture;

/// <summary>A type of one namespace that needs a type of another one of the same project.</summary>
internal readonly record struct Reference(string From, string To, string FromType, string ToType)
{
    public override string ToString() => $"{FromType} → {ToType}";
}

/// <summary>
/// What the namespaces of one compiled project need of each other: in signatures, bodies, attributes and generic arguments.
/// Constants leave no trace in what is compiled, nor does <c>nameof</c>.
/// </summary>
internal sealed class NamespaceGraph
{
    private readonly string _root;
    private readonly HashSet<Reference> _references = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    private NamespaceGraph(string root) => _root = root;

    /// <summary>Relative to the project; the project's own namespace is <c>.</c></summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    public IReadOnlyCollection<Reference> References => _references;

    /// <param name="path">The assembly's file.</param>
    /// <param name="root">The project's namespace; what lies outside of it is passed over.</param>
    public static NamespaceGraph Read(string path, string root)
    {
        var graph = new NamespaceGraph(root);
        using var module = ModuleDefinition.ReadModule(path);
        foreach (var type in module.GetAllTypes())
        {
            graph.ReadType(type);
        }
        return graph;
    }

    private void ReadType(TypeDefinition type)
    {
        if (Place(type) is not { } from)
        {
            return;
        }
        _namespaces.Add(from);
        Needs(type.BaseType);
        NeedAttributes(type);
        foreach (var one in type.Interfaces)
        {
            Needs(one.InterfaceType);
        }
        NeedConstraints(type);
        foreach (var field in type.Fields)
        {
            Needs(field.FieldType);
            NeedAttributes(field);
        }
        foreach (var property in type.Properties)
        {
            NeedAttributes(property);
        }
        foreach (var method in type.Methods)
        {
            ReadMethod(method);
        }

        void ReadMethod(MethodDefinition method)
        {
            NeedAttributes(method);
            NeedConstraints(method);
            Needs(method.ReturnType);
            foreach (var parameter in method.Parameters)
            {
                Needs(parameter.ParameterType);
                NeedAttributes(parameter);
            }
            if (method.HasBody)
            {
                ReadBody(method.Body);
            }
        }

        void ReadBody(MethodBody body)
        {
            foreach (var variable in body.Variables)
            {
                Needs(variable.VariableType);
            }
            foreach (var handler in body.ExceptionHandlers)
            {
                Needs(handler.CatchType);
            }
            foreach (var instruction in body.Instructions)
            {
                NeedOperand(instruction);
            }
        }

        void NeedOperand(Instruction instruction)
        {
            switch (instruction.Operand)
            {
                case TypeReference one:
                    Needs(one);
                    break;
                case MemberReference member:
                    Needs(member.DeclaringType);
                    if (member is GenericInstanceMethod generic)
                    {
                        NeedAll(generic.GenericArguments);
                    }
                    break;
            }
        }

        void NeedConstraints(IGenericParameterProvider provider) =>
            NeedAll(provider.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));

        void NeedAttributes(ICustomAttributeProvider provider)
        {
            foreach (var attribute in provider.CustomAttributes)
            {
                Needs(attribute.AttributeType);
                NeedAll(attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>());
            }
        }

        void NeedAll(IEnumerable<TypeReference> types)
        {
            foreach (var one in types)
            {
                Needs(one);
            }
        }

        void Needs(TypeReference? target)
        {
            switch (target)
            {
                case null or GenericParameter:
                    return;
                case GenericInstanceType generic:
                    NeedAll(generic.GenericArguments);
                    Needs(generic.ElementType);
                    return;
                case TypeSpecification specification:
                    Needs(specification.ElementType);
                    return;
            }
            if (
                target.Scope == type.Scope
                && Place(target) is { } to
                && !string.Equals(from, to, StringComparison.Ordinal)
            )
            {
                _references.Add(new(from, to, NameOf(type), NameOf(target)));
            }
        }
    }

    /// <summary>Of nested types, also those that the compiler makes of lambdas, what they are nested in.</summary>
    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }
        return type;
    }

    private string NameOf(TypeReference type)
    {
        var outer = Outermost(type);
        return outer.FullName.StartsWith(_root + ".", StringComparison.Ordinal)
            ? outer.FullName[(_root.Length + 1)..]
            : outer.Name;
    }

    private string? Place(TypeReference type)
    {
        var outer = Outermost(type);
        return outer.Namespace switch
        {
            // The entry point's statements stand in no namespace.
            "" => outer.Name is "Program" ? "." : null,
            var own when own.Equals(_root, StringComparison.Ordinal) => ".",
            var own when own.StartsWith(_root + ".", StringComparison.Ordinal) => own[(_root.Length + 1)..],
            _ => null,
        };
    }
}
