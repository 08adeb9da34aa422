using Dashboard.Access;
using Dashboard.Operations;

namespace Dashboard.Api;

/// <summary>Refuses readers without a good key where one is needed.</summary>
sealed class ViewingFilter(Viewing viewing) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        viewing.NeedsKey && context.HttpContext.Caller() is null
            ? Refusals.NoKey(context.HttpContext)
            : await next(context);
}

/// <summary>Refuses everybody without a good key.</summary>
sealed class KeyFilter(Meters meters) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusals.Count(meters, context.HttpContext, context.HttpContext.Caller() is null ? Refusals.NoKey(context.HttpContext) : await next(context));
}

/// <summary>Refuses everybody but the owner.</summary>
sealed class OwnerFilter(Meters meters) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusals.Count(meters, context.HttpContext, context.HttpContext.Caller() switch
        {
            null => Refusals.NoKey(context.HttpContext),
            { IsOwner: false } => Refusals.NotTheOwner(),
            _ => await next(context),
        });
}

static class Refusals
{
    /// <summary>The same words for unknown, malformed, expired and revoked keys.</summary>
    public static IResult NoKey(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Result(StatusCodes.Status401Unauthorized, "Send a good key: Authorization: Bearer <key>.");
    }

    public static IResult NotTheOwner() => Problems.Result(StatusCodes.Status403Forbidden, "Only the owner's key may do this.");

    public static IResult OnlyReads(HttpContext context, Meters meters)
    {
        var answer = Problems.Result(StatusCodes.Status403Forbidden, "This is a display key: it reads, and posts or changes nothing.");
        Count(meters, context, answer);
        return answer;
    }

    /// <summary>Counts a post that was not taken; the writer counts what was.</summary>
    public static object? Count(Meters meters, HttpContext context, object? answer)
    {
        if (answer is not JsonAnswer { Status: >= 400 and var status } || HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api/keys"))
            return answer;
        if (status == StatusCodes.Status503ServiceUnavailable)
            meters.CouldNotTake();
        else
            meters.RefusedToTake();
        return answer;
    }
}
