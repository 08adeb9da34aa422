using System.Security.Claims;

namespace Dashboard.Access;

/// <summary>Finds out who asks, once a request.</summary>
public static class Authentication
{
    static readonly object CallerItem = new();

    /// <summary>The holder of the key that came with the request; null without a good one.</summary>
    public static Caller? Caller(this HttpContext context) => context.Items.TryGetValue(CallerItem, out var caller)
        ? caller as Caller
        : (context.User as CallerPrincipal)?.Caller;

    /// <summary>The key in the Authorization header, good or not.</summary>
    public static string? Bearer(this HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }

    public static void UseCallers(this IApplicationBuilder app)
    {
        var keys = app.ApplicationServices.GetRequiredService<KeyRing>();
        app.Use((context, next) =>
        {
            if (keys.Find(context.Bearer()) is { } caller)
            {
                context.Items[CallerItem] = caller;
                // With long polling the hub sees a copy of the request that has lost its items and keeps its user.
                if (context.Request.Path.StartsWithSegments("/live"))
                    context.User = new CallerPrincipal(caller);
            }
            return next(context);
        });
    }

    sealed class CallerPrincipal(Caller caller) : ClaimsPrincipal
    {
        public Caller Caller { get; } = caller;
    }
}
