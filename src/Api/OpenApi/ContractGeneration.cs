using Microsoft.OpenApi;
using Qawl.Api.Access;
using Qawl.Api.Caching;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Qawl.Api.OpenApi;

internal static class ContractGeneration
{
    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(contract =>
        {
            Describe(contract);
            Shape(contract);
        });
        services.AddSingleton<Contract>();
        services.AddSingleton(s => new EntityTags(() => s.GetRequiredService<Contract>().Yaml));
    }

    private static void Describe(SwaggerGenOptions contract)
    {
        contract.SwaggerDoc(
            Contract.Version,
            new OpenApiInfo
            {
                Title = "Qawl",
                Version = "1.0.0",
                Summary = "Who said what, in Arabic news.",
                Description = """
                **Start here:** [find quotes](#/Quotes/listQuotes), then
                [find a person](#/People/listPeople) in any spelling and page through
                [what the person said](#/People/listPersonQuotes). Every quote and every name is an exact span of
                [the stored text](#/Articles/getArticleText): `start` and `end` count its Unicode code points.

                Lists are paged with an opaque `cursor`; repeated filters are alternatives, different filters must all
                hold. Nothing is `null`: what is not known is absent. Enumerations may grow: treat values you do not
                know as the least specific one. Errors are problem details (RFC 9457).
                """.ReplaceLineEndings("\n"),
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            }
        );
        contract.AddServer(new OpenApiServer { Url = "/", Description = "This service" });
        contract.AddServer(
            new OpenApiServer
            {
                Url = "http://127.0.0.1:8080",
                Description = "The default address, for generated clients",
            }
        );
        contract.AddSecurityDefinition(
            ContractOperation.KeyScheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKey.Header,
                Description =
                    "A key of this service. Each operation says in x-role what role the key needs: reader, writer, curator or operator, of which each may do all that those before it may. Reading needs no key unless the service is set so.",
            }
        );
    }

    private static void Shape(SwaggerGenOptions contract)
    {
        contract.DescribeAllParametersInCamelCase();
        contract.CustomSchemaIds(SchemaName);
        contract.CustomOperationIds(operation =>
            operation.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Single().EndpointName
        );
        foreach (
            var documentation in Directory
                .EnumerateFiles(AppContext.BaseDirectory, "*.xml")
                .Order(StringComparer.Ordinal)
        )
        {
            if (Path.GetFileNameWithoutExtension(documentation) is "Api" or "Extraction" or "Identity" or "Ingestion")
            {
                contract.IncludeXmlComments(documentation);
            }
        }
        // A stand-in that ContractParameter replaces.
        contract.MapType(typeof(WireValue<>), () => new OpenApiSchema());
        contract.MapType(typeof(WireList<>), () => new OpenApiSchema());
        contract.MapType<LinkedContext>(() =>
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema() }
        );
        contract.SchemaFilter<ContractSchema>();
        contract.ParameterFilter<ContractParameter>();
        contract.OperationFilter<ContractFormats>();
        contract.OperationFilter<ContractOperation>();
        contract.DocumentFilter<ContractDocument>();
    }

    private static string SchemaName(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)
            ? type.GetGenericArguments()[0].Name + "Page"
            : type.Name;
}
