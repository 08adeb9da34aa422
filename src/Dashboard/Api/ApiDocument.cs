using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dashboard.Api;

/// <summary>The API described for machines at <c>/openapi/v1.json</c> and for people at <c>/docs</c>.</summary>
static class ApiDocument
{
    const string Report =
        """{"dataDate":"2026-11-23","actual":"2026-11-20","reason":"integrated systems test passed","evidence":[{"kind":"document","url":"https://example.com/ist-report.pdf"}]}""";

    static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /api/sites/{site}/milestones/{milestone}/reports"] = Report,
        ["POST /api/reports"] =
            """[{"site":"abilene-tx","milestone":"buildings-5-8-ready-for-service","dataDate":"2026-11-23","forecast":"2027-Q1"},{"system":"P6","project":"ABI-1","activityId":"A1040","dataDate":"2026-11-23","percent":60}]""",
        ["PUT /api/programme"] = """{"id":"stargate","name":"Stargate","announced":"2025-01-21","investmentUsd":500000000000,"overYears":4}""",
        ["PUT /api/parties/{party}"] = """{"name":"Crusoe","roles":["developer"]}""",
        ["PUT /api/commitments/{id}"] =
            """{"agreement":"microsoft-openai","title":"Microsoft and OpenAI, April 2026","parties":["microsoft","openai"],"starts":"2026-04-27","terms":[{"covers":"licence to models and products, non-exclusive","end":"2032"}]}""",
        ["PUT /api/sites/{site}"] =
            """{"name":"Stargate Abilene","region":"Texas","country":"US","stage":"partly-operating","responsible":"crusoe","parties":[{"party":"oracle","role":"tenant"}]}""",
        ["PUT /api/sites/{site}/milestones/{milestone}"] =
            """{"name":"Buildings 3-4 ready for service","phase":"ready-for-service","buildings":"3-4","mw":[{"value":295,"basis":"facility","party":"epoch-ai"}],"evidence":["photo","test-record"]}""",
        ["PUT /api/sites/{site}/milestones/{milestone}/baseline"] =
            """{"date":"2026-07-01","version":"B1","reason":"contract schedule approved","approver":"crusoe"}""",
        ["PUT /api/sites/{site}/milestones/{milestone}/contract"] =
            """{"date":"2027-04-30","contract":"Lease of phase 1, schedule 4","party":"oracle"}""",
        ["PUT /api/sites/{site}/milestones/{milestone}/range"] =
            """{"dataDate":"2026-11-23","optimistic":"2027-02-15","likely":"2027-03-31","pessimistic":"2027-07-31"}""",
        ["POST /api/sites/{site}/milestones/{milestone}/accept"] = """{"report":412,"note":"test record seen"}""",
        ["POST /api/sites/{site}/milestones/{milestone}/reject"] = """{"report":412,"reason":"the test record of hall 3 is missing"}""",
        ["POST /api/sites/{site}/milestones/{milestone}/withdraw"] = """{"reason":"left the scope"}""",
        ["POST /api/sites/{site}/flags"] = """{"type":"risk","text":"transformer delivery four weeks late","date":"2026-11-20","party":"crusoe"}""",
        ["PUT /api/sites/{site}/risks/{id}"] =
            """{"name":"Grid connection later","probability":0.3,"impact":{"least":14,"likely":30,"most":90},"milestones":["buildings-5-8-ready-for-service"],"party":"crusoe"}""",
        ["POST /api/keys"] = """{"party":"crusoe","label":"site office","sites":["abilene-tx"],"expiresAt":"2027-12-31T00:00:00Z"}""",
    };

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Construction progress dashboard",
                Version = "1",
                Description = "Milestone reports in, boards out. Send your key as `Authorization: Bearer <key>`. Sending again is always safe.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var route = $"{context.Description.HttpMethod} /{context.Description.RelativePath}".TrimEnd('/');
            if (Bodies.TryGetValue(route, out var example))
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/json"] = new()
                        {
                            Example = JsonNode.Parse(example),
                            Schema = operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema,
                        },
                    },
                };
            if (operation.RequestBody is not null)
                operation.Security =
                [
                    new() { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] },
                ];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapScalarApiReference("/docs", reference => reference
            .WithTitle("Construction progress dashboard: API")
            .AddPreferredSecuritySchemes("key")
            // Nothing on it leaves this server.
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton());
    }
}
