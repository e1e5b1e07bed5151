using Qawl.Api.Problems;
using Qawl.Database.Keys;

namespace Qawl.Api.Access;

/// <summary>Which operation needs which role.</summary>
internal static class AccessRules
{
    /// <summary>Says what an operation needs; readers need a key only where reading is set to need one.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder operation, KeyRole role)
    {
        operation.WithMetadata(new AccessRule(role));
        return role == KeyRole.Reader ? operation : operation.Answers(403);
    }

    /// <summary>What only reads is for readers. What does not say so itself by its method has to say what it needs.</summary>
    public static RouteGroupBuilder ForReaders(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<AccessRule>().Any())
            {
                return;
            }
            var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().SelectMany(m => m.HttpMethods);
            endpoint.Metadata.Add(
                methods.All(HttpMethods.IsGet)
                    ? new AccessRule(KeyRole.Reader)
                    : throw new InvalidOperationException($"{endpoint.DisplayName} does not say which role it needs.")
            );
        });
        return group.Answers(401);
    }

    /// <summary>Marks operations that tell operators more than others.</summary>
    public static RouteGroupBuilder TellsOperatorsMore(this RouteGroupBuilder group) =>
        group.WithMetadata(new MoreForOperators());
}

/// <summary>In an endpoint's metadata: the least role that it needs.</summary>
internal sealed record AccessRule(KeyRole Role);

/// <summary>In an endpoint's metadata: its answers depend on who asks.</summary>
internal sealed class MoreForOperators;
