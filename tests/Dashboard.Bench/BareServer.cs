namespace Dashboard.Bench;

/// <summary>The yardstick: the same web server with one endpoint that parses the same body and answers; nothing is stored.</summary>
static class BareServer
{
    public static void Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapPost("/bare", (Report report) => Results.Json(new { epoch = "none", position = 1, report }));
        app.Run();
    }

    sealed record Report(
        string DataDate, string? ReportedAt, string? Forecast, string? Actual, decimal? Percent, string? Reason, string? Note);
}
