using Dashboard.Api;

namespace Dashboard.Access;

/// <summary>Pages of other origins may not connect to the hub: neither the socket nor the negotiation before it.</summary>
public static class Origins
{
    public static void UseOriginCheck(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<Settings>();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/live"),
            live => live.Use((context, next) => IsAllowed(context.Request, settings)
                ? next(context)
                : Problems.Write(context, StatusCodes.Status403Forbidden, "This page's origin may not connect. Add it to Access:Origins.")));
    }

    static bool IsAllowed(HttpRequest request, Settings settings)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
