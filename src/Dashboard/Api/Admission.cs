using System.Globalization;
using System.Threading.RateLimiting;
using Dashboard.Operations;

namespace Dashboard.Api;

/// <summary>
/// Who comes to look: a reading of the board, or a new connection until it follows. So many at once, a short line behind them,
/// and everybody else is told when to come back, before anything is done for them. Viewers lost their server in one instant;
/// posts are not kept waiting by their return.
/// </summary>
static class Admission
{
    static readonly TimeSpan WaitsAtMost = TimeSpan.FromSeconds(2);
    static readonly object ArrivalItem = new();

    /// <summary>
    /// These are not counted by address: many viewers share one, in an office or behind a proxy that does not name them.
    /// </summary>
    public static bool Governs(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/live", out var rest)
            ? context.WebSockets.IsWebSocketRequest || IsUpgrade(context.Request) || rest == "/negotiate"
            : HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/api/board";

    public static void UseAdmission(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var (meters, clock) = (app.Services.GetRequiredService<Meters>(), app.Services.GetRequiredService<TimeProvider>());
        var crowd = new Crowding(clock);
        var limiter = new ConcurrencyLimiter(new()
        {
            PermitLimit = settings.ArrivalsAtOnce, QueueLimit = settings.ArrivalsWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use((context, next) => Governs(context) ? Admit(context, next) : next(context));

        async Task Admit(HttpContext context, RequestDelegate next)
        {
            var lease = limiter.AttemptAcquire();
            if (!lease.IsAcquired)
                lease = await Wait(limiter, clock, context.RequestAborted);
            if (lease is not { IsAcquired: true })
            {
                meters.TurnedAway();
                context.Response.Headers.RetryAfter = crowd.TurnAway().ToString(CultureInfo.InvariantCulture);
                await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "Too many come at once. Come back after the seconds that Retry-After says.");
                return;
            }
            crowd.LetIn();
            using var arrival = new Arrival(lease, clock);
            context.Items[ArrivalItem] = arrival;
            await next(context);
        }
    }

    /// <summary>A place once it is free; none where the line is full, or does not move.</summary>
    static async Task<RateLimitLease?> Wait(ConcurrencyLimiter limiter, TimeProvider clock, CancellationToken gone)
    {
        using var patience = new CancellationTokenSource(WaitsAtMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);
        try
        {
            return await limiter.AcquireAsync(1, either.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>It follows now, and counts as one who comes no longer.</summary>
    public static void HasArrived(this HttpContext context)
    {
        // Long polling comes with requests that are not governed, and a copy of the first.
        if (context.Items.TryGetValue(ArrivalItem, out var arrival))
            (arrival as Arrival)?.Dispose();
    }

    // The WebSocket middleware, which would know better, comes later.
    static bool IsUpgrade(HttpRequest request) => string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>A place taken. Who is slow to read, or never says what to follow, keeps it from others for a few seconds only.</summary>
    sealed class Arrival : IDisposable
    {
        static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

        readonly RateLimitLease _lease;
        readonly ITimer _timer;

        public Arrival(RateLimitLease lease, TimeProvider clock)
        {
            _lease = lease;
            _timer = clock.CreateTimer(static arrival => ((Arrival)arrival!).Dispose(), this, AtMost, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _timer.Dispose();
            _lease.Dispose();
        }
    }
}
