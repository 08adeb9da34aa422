using Microsoft.AspNetCore.StaticFiles;

namespace Dashboard.Pages;

/// <summary>The page: static files, the same document for every address a viewer can bookmark, and strict headers.</summary>
static class Page
{
    const string Policy =
        "default-src 'self'; script-src 'self' https://cdn.jsdelivr.net; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The interactive API page brings its own inline script and style; nothing of the dashboard is shown on it.
    const string DocumentPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/docs") ? DocumentPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });

    public static void UsePage(this IApplicationBuilder app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(Files());
    }

    /// <summary>Programme view, site view and milestone panel are one document.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes) =>
        routes.MapFallbackToFile("/sites/{*place}", "index.html", Files());

    // Files are small and change with the program: ask each time, and get 304.
    static StaticFileOptions Files() => new()
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider(),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    };
}
