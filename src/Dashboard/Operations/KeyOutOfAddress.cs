using System.Text;
using Dashboard.Exports;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Operations;

/// <summary>
/// A browser cannot send headers with a WebSocket, nor can a calendar or a feed reader at all, so that their key comes in the
/// address. Here, before anything can log or trace the address, it is taken out of it and put where keys belong.
/// </summary>
static class KeyOutOfAddress
{
    // The hub's, as its clients call it, and that of what leaves the page. Taken out of every address, and believed at its own place only.
    const string OfHub = "access_token", OfExports = "key";

    /// <summary>Wraps the web server: whatever is registered in the pipeline comes after the host has logged the request.</summary>
    public static void TakeKeysOutOfAddresses(this IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(server);
        services.AddSingleton<IServer>(provider => new Server((IServer)ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)));
    }

    static void Clean(IHttpRequestFeature request)
    {
        // A post has no query, and is not held up.
        if (request.QueryString.Length < OfExports.Length)
            return;
        var (path, isFound) = (new PathString(request.Path), false);
        string? key = null;
        var others = new StringBuilder();
        foreach (var pair in new QueryStringEnumerable(request.QueryString))
        {
            var name = pair.DecodeName().Span;
            var isOfHub = name.Equals(OfHub, StringComparison.OrdinalIgnoreCase);
            if (isOfHub || name.Equals(OfExports, StringComparison.OrdinalIgnoreCase))
            {
                isFound = true;
                if (isOfHub ? path.StartsWithSegments("/live") : ExportEndpoints.IsExport(request.Method, path))
                    key ??= pair.DecodeValue().ToString();
            }
            else
            {
                others.Append(others.Length == 0 ? '?' : '&').Append(pair.EncodedName.Span).Append('=').Append(pair.EncodedValue.Span);
            }
        }
        if (!isFound)
            return;
        request.QueryString = others.ToString();
        request.RawTarget = request.RawTarget.Split('?')[0] + request.QueryString;
        // One that came in the header stands before it.
        if (key is { Length: > 0 } && request.Headers.Authorization.Count == 0)
            request.Headers.Authorization = $"Bearer {key}";
    }

    sealed class Server(IServer inner) : IServer
    {
        public IFeatureCollection Features => inner.Features;

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull =>
            inner.StartAsync(new Application<TContext>(application), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

        public void Dispose() => inner.Dispose();
    }

    sealed class Application<TContext>(IHttpApplication<TContext> inner) : IHttpApplication<TContext> where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            Clean(contextFeatures.GetRequiredFeature<IHttpRequestFeature>());
            return inner.CreateContext(contextFeatures);
        }

        public Task ProcessRequestAsync(TContext context) => inner.ProcessRequestAsync(context);

        public void DisposeContext(TContext context, Exception? exception) => inner.DisposeContext(context, exception);
    }
}
