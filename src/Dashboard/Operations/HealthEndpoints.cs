using Dashboard.Api;

namespace Dashboard.Operations;

/// <summary>For whoever watches the process: is it there, and may work be sent to it. Neither says anything about the log's content.</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext context) => Answer(context, Answers.Json(new { status = "live" }))).ExcludeFromDescription();
        routes.MapGet("/health/ready", (HttpContext context, Readiness readiness) => Answer(context, Ready(context, readiness.Look()))).ExcludeFromDescription();
    }

    static IResult Ready(HttpContext context, ReadinessState state)
    {
        if (state.IsReady)
            return Answers.Json(new { status = "ready" });
        context.Response.Headers.RetryAfter = "1";
        var problem = Problems.Of(
            StatusCodes.Status503ServiceUnavailable, $"Not ready: {string.Join("; ", state.Failing.Select(check => check.Reason))}.");
        problem.Extensions["failing"] = state.Failing.Select(check => new { check = check.Name, reason = check.Reason, since = check.Since });
        return Problems.Result(problem);
    }

    static IResult Answer(HttpContext context, IResult answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
