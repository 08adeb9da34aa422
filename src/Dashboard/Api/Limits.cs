using System.Globalization;
using System.Threading.RateLimiting;
using Dashboard.Access;
using Dashboard.Exports;

namespace Dashboard.Api;

/// <summary>Requests a second: of a key, or of an address where no good key came with the request. Who comes to look is admitted by <see cref="Admission"/>.</summary>
static class Limits
{
    // A second's quota may come at once, and again half a second's.
    const double Burst = 1.5;

    /// <summary>Who is limited: a key's id or an address.</summary>
    readonly record struct Sender(bool HasKey, string? Name);

    // Not the framework's middleware, which waits for the end of every request: a token is taken, and there is nothing to
    // give back.
    public static void UseLimits(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var limiter = PartitionedRateLimiter.Create<HttpContext, Sender>(context => Partition(context, settings));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use((context, next) =>
        {
            if (LimitOf(context, settings) == 0)
                return next(context);
            using var lease = limiter.AttemptAcquire(context);
            return lease.IsAcquired ? next(context) : Reject(context, lease);
        });
    }

    static Task Reject(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Write(
            context, StatusCodes.Status429TooManyRequests, "More requests than this key or address may send in a second.");
    }

    // 0: no limit.
    static int LimitOf(HttpContext context, Settings settings) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/live")
            && !ExportEndpoints.IsOutsideApi(context.Request.Path) ? 0
        : context.Caller() is not null ? settings.RatePerKey
        : Admission.Governs(context) ? 0
        : settings.RatePerAddress;

    static RateLimitPartition<Sender> Partition(HttpContext context, Settings settings)
    {
        var perSecond = LimitOf(context, settings);
        var sender = context.Caller() is { } caller
            ? new Sender(true, caller.Key.Id)
            : new Sender(false, context.Connection.RemoteIpAddress?.ToString());
        return RateLimitPartition.GetTokenBucketLimiter(sender, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = (int)(perSecond * Burst),
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, perSecond / 10) / (double)perSecond),
            QueueLimit = 0,
        });
    }
}
