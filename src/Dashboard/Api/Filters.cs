using Dashboard.Access;

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
sealed class KeyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Caller() is null ? Refusals.NoKey(context.HttpContext) : await next(context);
}

/// <summary>Refuses everybody but the owner.</summary>
sealed class OwnerFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Caller() switch
        {
            null => Refusals.NoKey(context.HttpContext),
            { IsOwner: false } => Problems.Result(StatusCodes.Status403Forbidden, "Only the owner's key may do this."),
            _ => await next(context),
        };
}

static class Refusals
{
    /// <summary>The same words for unknown, malformed, expired and revoked keys.</summary>
    public static IResult NoKey(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Result(StatusCodes.Status401Unauthorized, "Send a good key: Authorization: Bearer <key>.");
    }
}
