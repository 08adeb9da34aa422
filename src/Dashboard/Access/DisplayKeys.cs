using Dashboard.Api;
using Dashboard.Operations;

namespace Dashboard.Access;

/// <summary>
/// A display key hangs on a wall, where anybody may read it. It is refused here, before any route: also a route that is added later
/// takes nothing from it.
/// </summary>
static class DisplayKeys
{
    public static void UseDisplayKeys(this IApplicationBuilder app)
    {
        var meters = app.ApplicationServices.GetRequiredService<Meters>();
        app.Use((context, next) => context.Caller() is { Key.IsDisplay: true } && Writes(context.Request)
            ? Refusals.OnlyReads(context, meters).ExecuteAsync(context)
            : next(context));
    }

    // Viewers of the hub post to negotiate and to follow, and what they can invoke there reads.
    static bool Writes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !request.Path.StartsWithSegments("/live");
}
