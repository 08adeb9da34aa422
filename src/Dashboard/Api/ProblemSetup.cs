using Dashboard.Pages;
using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Api;

/// <summary>Every error of the API is problem details, also those that no endpoint answered.</summary>
static class ProblemSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        return services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = OnException,
            // What a client did wrong is the client's to read, not the operator's.
            SuppressDiagnosticsCallback = problem => problem.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages(pages => pages.HttpContext is { Response.StatusCode: StatusCodes.Status404NotFound } context
            && Page.IsOpened(context.Request) && !context.Request.Path.StartsWithSegments("/api")
                ? Page.NotFound(context)
                : Problems.Write(pages.HttpContext, pages.HttpContext.Response.StatusCode, DetailOf(pages.HttpContext.Response.StatusCode)));
    }

    static Task OnException(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => Problems.Write(context, bad.StatusCode, bad.Message),
        _ => Problems.Write(
            context, StatusCodes.Status500InternalServerError,
            "This is a fault of the server. It has been logged; whether the request was taken, sending it again tells."),
    };

    static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
        _ => "The request cannot be served.",
    };
}
