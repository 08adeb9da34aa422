using System.Security.Cryptography;
using System.Text;
using Dashboard.Access;
using Dashboard.Api;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dashboard.Operations;

/// <summary>
/// The figures for other systems: always as text for Prometheus at <c>/metrics</c>; metrics and traces to a collector where
/// one is named, by <c>Telemetry:Otlp</c> or OpenTelemetry's own variables, which also say everything else about it.
/// </summary>
static class Telemetry
{
    const string Path = "/metrics";
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    // Watched or asked for all the time: as traces they would bury the rest, and a viewer's would last for days.
    static readonly string[] Untraced = ["/health", Path, "/live"];

    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Otlp is { } otlp)
            (builder.Configuration[Endpoint], builder.Configuration[Protocol]) = (otlp, settings.OtlpProtocol);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("construction-dashboard", serviceVersion: Meters.Version))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters.Name, "System.Runtime")
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter());
        telemetry.WithTracing(traces => traces
            .AddSource(Meters.Name)
            .AddAspNetCoreInstrumentation(requests =>
                requests.Filter = context => !Untraced.Any(path => context.Request.Path.StartsWithSegments(path)))
            .AddOtlpExporter());
    }

    /// <summary>For the owner's key, and for one that is good for nothing else: how much is reported is not for everyone.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        // Made with the first to ask for it otherwise, and the figures come into being with it.
        app.Services.GetRequiredService<Gauges>();
        var hash = app.Services.GetRequiredService<Settings>().MetricsKey is { } key ? HashOf(key) : null;
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path),
            metrics => metrics.Use((context, next) =>
                context.Caller() is { IsOwner: true } || IsMetricsKey(context, hash) ? next(context)
                : (context.Caller() is null ? Refusals.NoKey(context) : Refusals.NotTheOwner()).ExecuteAsync(context)));
        app.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
    }

    static bool IsMetricsKey(HttpContext context, byte[]? hash) =>
        hash is not null && context.Bearer() is { } presented && CryptographicOperations.FixedTimeEquals(HashOf(presented), hash);

    static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
