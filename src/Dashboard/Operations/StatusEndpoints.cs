using System.Diagnostics;
using Dashboard.Api;
using Dashboard.Log;

namespace Dashboard.Operations;

/// <summary>The figures of the status page, for the owner's key. Counts are since the start; who asks twice has the rate.</summary>
static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/status", Status).AddEndpointFilter<OwnerFilter>().WithTags("Operate (owner)").WithSummary("How the server is");

    static IResult Status(HttpContext context, Meters meters, Gauges gauges, Readiness readiness, IEventLog log, TimeProvider clock)
    {
        var (state, lag) = (readiness.Look(), gauges.Lag);
        var (times, sizes) = (meters.CommitTimes.Percentiles(50, 99), meters.CommitSizes.Percentiles(50, 99));
        using var process = Process.GetCurrentProcess();
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Json(new
        {
            epoch = log.Epoch,
            position = gauges.Head,
            serverTime = clock.GetUtcNow(),
            version = Meters.Version,
            started = Gauges.Started,
            uptimeSeconds = Gauges.Uptime.TotalSeconds,
            ready = state.IsReady,
            failing = state.Failing.Select(check => new { check = check.Name, reason = check.Reason, since = check.Since }),
            posts = new { taken = meters.Taken, repeated = meters.Repeated, refused = meters.Refused, unavailable = meters.Unavailable },
            commits = new
            {
                count = meters.Commits, failed = meters.FailedCommits, measured = Math.Min(meters.Commits, Recent.Length),
                p50Ms = Milliseconds(times?[0]), p99Ms = Milliseconds(times?[1]), p50Requests = sizes?[0], p99Requests = sizes?[1],
            },
            queue = gauges.Queue,
            viewers = new
            {
                connected = lag.Viewers, refused = meters.ViewersRefused, behind = lag.Behind, positionsBehind = lag.Positions, secondsBehind = lag.Time.TotalSeconds,
            },
            push = new
            {
                messages = meters.Messages, pulses = meters.Pulses, merged = meters.Merged, catchUps = meters.CatchUps, resets = meters.Resets,
            },
            log = new { head = gauges.Head, board = gauges.BoardPosition, bytes = gauges.LogBytes, walBytes = gauges.WalBytes },
            backup = gauges.Backup is { } last ? new { at = last.At, position = last.Position } : null,
            process = new
            {
                id = process.Id, cpuSeconds = process.TotalProcessorTime.TotalSeconds, memoryBytes = process.WorkingSet64,
                heapBytes = GC.GetTotalMemory(forceFullCollection: false), threads = ThreadPool.ThreadCount,
            },
        });
    }

    static double? Milliseconds(long? ticks) => ticks is { } value ? TimeSpan.FromTicks(value).TotalMilliseconds : null;
}
