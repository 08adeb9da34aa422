using System.Globalization;
using System.Threading.RateLimiting;
using Dashboard.Access;

namespace Dashboard.Api;

/// <summary>Requests a second: of a key, or of an address where no good key came with the request.</summary>
static class Limits
{
    // A second's quota may come at once, and again half a second's.
    const double Burst = 1.5;

    public static void AddLimits(this IServiceCollection services, Settings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter =
                Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Problems.Write(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests, "More requests than this key or address may send in a second.");
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, settings));
    });

    public static void UseLimits(this IApplicationBuilder app) => app.UseRateLimiter();

    static RateLimitPartition<string> PartitionOf(HttpContext context, Settings settings)
    {
        if (!context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/live"))
            return RateLimitPartition.GetNoLimiter("");
        return context.Caller() is { } caller
            ? Partition($"key {caller.Key.Id}", settings.RatePerKey)
            : Partition($"address {context.Connection.RemoteIpAddress}", settings.RatePerAddress);
    }

    static RateLimitPartition<string> Partition(string name, int perSecond) => perSecond == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = (int)(perSecond * Burst),
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, perSecond / 10) / (double)perSecond),
            QueueLimit = 0,
        });
}
