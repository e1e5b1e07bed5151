using Microsoft.AspNetCore.Http.Extensions;

namespace Qawl.Api.Linked;

/// <summary>Who and what JSON-LD speaks of, with addresses on the host that the request named.</summary>
internal sealed class LinkedData(HttpRequest request)
{
    private static readonly HostString NoHost = new("localhost");

    public string AddressOf(string path) =>
        UriHelper.BuildAbsolute(
            request.Scheme,
            request.Host.HasValue ? request.Host : NoHost,
            request.PathBase,
            new PathString(path)
        );

    public LinkedThing Person(string id, string name) =>
        new()
        {
            Id = AddressOf($"/v1/people/{id}"),
            Type = "Person",
            Name = name,
        };

    public LinkedThing Organization(string id, string name) =>
        new()
        {
            Id = AddressOf($"/v1/organizations/{id}"),
            Type = "Organization",
            Name = name,
        };
}
