using Microsoft.AspNetCore.StaticFiles;

namespace Dashboard.Pages;

/// <summary>The page: static files, the same document for every address a viewer can bookmark, and strict headers.</summary>
static class Page
{
    const string Policy =
        "default-src 'self'; script-src 'self' https://cdn.jsdelivr.net; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self' https://cdn.jsdelivr.net; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The interactive API page brings its own inline script and style; nothing of the dashboard is shown on it.
    const string DocumentPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // What the API answers is no document: no browser runs or follows anything in it.
        if (context.Request.Path.StartsWithSegments("/api"))
            return next(context);
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/docs") ? DocumentPolicy : Policy;
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });

    /// <summary>The page's own files are sent compressed; they hold no secrets that a stranger's text beside them could give away.</summary>
    public static IServiceCollection AddPage(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"];
    });

    public static void UsePage(this IApplicationBuilder app)
    {
        app.UseWhen(context => !IsAnswer(context.Request.Path), files => files.UseResponseCompression());
        app.UseDefaultFiles();
        app.UseStaticFiles(Files());
    }

    /// <summary>Programme view, site view, milestone panel, wall and status page are one document.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapFallbackToFile("/sites/{*place}", "index.html", Files());
        routes.MapFallbackToFile("/status", "index.html", Files());
        routes.MapFallbackToFile("/wall", "index.html", Files());
    }

    /// <summary>For somebody who looks, the page itself says that there is nothing at an address.</summary>
    public static Task NotFound(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        var index = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo("index.html");
        return context.Response.SendFileAsync(index, context.RequestAborted);
    }

    /// <summary>Whether it is a person's browser that opens an address, and no part of a page or tool.</summary>
    public static bool IsOpened(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // What the API and the push answer is left as it is: it is written in pieces, and much of it is for programs on the same machine.
    static bool IsAnswer(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/live");

    // Files are small and change with the program: ask each time, and get 304.
    static StaticFileOptions Files() => new()
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider(),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    };
}
