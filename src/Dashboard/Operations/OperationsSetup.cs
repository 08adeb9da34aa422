using Dashboard.Log;

namespace Dashboard.Operations;

/// <summary>What an operator sees and does: readiness, figures, log lines, the order in which the server ends.</summary>
static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder, Settings settings, Meters meters, Stopping stopping)
    {
        builder.Services.AddSingleton(meters).AddSingleton<Readiness>().AddSingleton<Gauges>().AddHostedService<Watch>();
        builder.Services.AddSingleton<IHostLifetime>(new Signals(stopping));
        builder.Services.TakeKeysOutOfAddresses();
        builder.AddTelemetry(settings);
    }

    /// <summary>Start-up is done: it is ready, and says what it has.</summary>
    /// <param name="app">Listening.</param>
    /// <param name="loaded">How many events of a programme file went into an empty log.</param>
    public static void IsStarted(this WebApplication app, int loaded)
    {
        app.Services.GetRequiredService<Readiness>().HasStarted();
        var (log, file) = (app.Services.GetRequiredService<IEventLog>(), app.Services.GetRequiredService<DataDirectory>().LogFile);
        if (loaded > 0)
            app.OperatorsLog().Loaded(app.Services.GetRequiredService<Settings>().Programme, loaded);
        app.OperatorsLog().Ready(Meters.Version, string.Join(" and ", app.Urls), Gauges.Uptime.TotalSeconds, file, log.Head, log.Epoch);
    }

    public static ILogger OperatorsLog(this WebApplication app) => OperatorsLog(app.Services);

    public static ILogger OperatorsLog(this HttpContext context) => OperatorsLog(context.RequestServices);

    static ILogger OperatorsLog(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger(LogLines.Category);
}
