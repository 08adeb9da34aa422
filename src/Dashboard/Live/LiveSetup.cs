using Dashboard.Access;
using Dashboard.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Live;

static class LiveSetup
{
    const int LargestMessageFromClient = 4_096;
    // In bytes, for each connection. Left to itself the kernel takes 4 MB of a viewer who does not read, and a thousand of them
    // its memory for all connections: then the others' wait for its timers.
    const int KernelHolds = 131_072;

    public static IServiceCollection AddLiveHub(this IServiceCollection services)
    {
        services.AddSingleton<Viewers>().AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<Viewers>());
        services.AddSingleton<Broadcaster>().AddHostedService(provider => provider.GetRequiredService<Broadcaster>());
        services.AddHostedService<Tidying>();
        // Of a viewer who does not read, and of what is on its way to all others.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxResponseBufferSize = SocketOutput.Piece);
        services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.SendBufferSize = KernelHolds;
            return socket;
        });
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = LargestMessageFromClient;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(15);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
        })
        .AddJsonProtocol(json => Json.Configure(json.PayloadSerializerOptions))
        .AddMessagePackProtocol(packed => packed.SerializerOptions = RawJsonFormatter.Options);
        // Comes with SignalR, and would put a middleware before every request: who may do what is decided by the filters.
        return services.RemoveAll<IAuthorizationHandlerProvider>();
    }

    /// <summary>Who may connect, and the socket.</summary>
    public static void UseLive(this IApplicationBuilder app)
    {
        app.UseOriginCheck();
        app.UseViewing();
        app.UseLiveSockets();
    }

    /// <summary>With <c>Access:Viewing=key</c> a connection needs a good key.</summary>
    static void UseViewing(this IApplicationBuilder app)
    {
        var viewing = app.ApplicationServices.GetRequiredService<Viewing>();
        app.UseWhen(
            context => viewing.NeedsKey && context.Request.Path.StartsWithSegments("/live"),
            live => live.Use((context, next) => context.Caller() is null
                ? Refusals.NoKey(context).ExecuteAsync(context)
                : next(context)));
    }
}
