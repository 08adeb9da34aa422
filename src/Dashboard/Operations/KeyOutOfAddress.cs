using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Operations;

/// <summary>
/// A browser cannot send headers with a WebSocket, so a viewer's key comes in the address. Here, before anything can log or
/// trace the address, it is taken out of it and put where keys belong.
/// </summary>
static class KeyOutOfAddress
{
    const string Name = "access_token";

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
        if (request.QueryString.Length < Name.Length)
            return;
        string? key = null;
        var others = new StringBuilder();
        foreach (var pair in new QueryStringEnumerable(request.QueryString))
        {
            if (pair.DecodeName().Span.Equals(Name, StringComparison.OrdinalIgnoreCase))
                key ??= pair.DecodeValue().ToString();
            else
                others.Append(others.Length == 0 ? '?' : '&').Append(pair.EncodedName.Span).Append('=').Append(pair.EncodedValue.Span);
        }
        if (key is null)
            return;
        request.QueryString = others.ToString();
        request.RawTarget = request.RawTarget.Split('?')[0] + request.QueryString;
        // There, and only there, is it taken for a key; one that came in the header stands before it.
        if (key.Length > 0 && new PathString(request.Path).StartsWithSegments("/live") && request.Headers.Authorization.Count == 0)
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
