using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Dashboard.Tests;

/// <summary>What leaves the server about itself arrives, and never holds a key: log lines at their most talkative, metrics, traces.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_and_traces_reach_a_collector_and_no_key_is_in_them_or_in_any_log_line()
    {
        using var collector = new Collector();
        await using var server = await DashboardServer.Start(
            "Data:Reports=none", "Access:Viewing=key", $"Telemetry:Otlp={collector.Address}", "Telemetry:OtlpProtocol=http/protobuf",
            "Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace", "Logging:Console:LogLevel:Default=Trace");
        var contractor = await Some.Key(server);
        (await server.With(contractor.Key).Post($"{await Some.Milestone(server)}/reports", Some.Report())).Being(201);
        (await server.Anyone.Get($"/api/board?access_token={contractor.Key}")).BeingProblem(401);
        (await server.Anyone.Get($"/feed.atom?key={contractor.Key}")).Being(200);
        (await server.Anyone.Get($"/api/board?key={contractor.Key}")).BeingProblem(401);
        await using (var viewer = Viewer.Of(server, contractor.Key))
        {
            await viewer.Connect();
            await viewer.Follow("programme");
            await viewer.Rows();
        }
        await server.With(contractor.Key).Get($"/live?access_token={contractor.Key}");
        // What is not sent yet is sent at the end.
        Assert.Equal(0, await server.Stop());

        Assert.Contains(collector.Received, received => received.Path == "/v1/metrics" && received.Body.Contains("dashboard.posts", StringComparison.Ordinal));
        Assert.Contains(collector.Received, received => received.Path == "/v1/traces" && received.Body.Contains("/api/sites/", StringComparison.Ordinal));
        Assert.Contains(collector.Received, received => received.Path == "/v1/traces" && received.Body.Contains("decide and commit", StringComparison.Ordinal)
            && received.Body.Contains("dashboard.position", StringComparison.Ordinal) && received.Body.Contains("dashboard.commit.size", StringComparison.Ordinal));
        Assert.Contains("Request starting", server.Output, StringComparison.Ordinal);
        foreach (var secret in new[] { DashboardServer.OwnerKey, contractor.Key.Split('_')[^1], "access_token" })
        {
            Assert.DoesNotContain(secret, server.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(collector.Received, received => received.Body.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Takes what OpenTelemetry sends over HTTP, and keeps it.</summary>
    sealed class Collector : IDisposable
    {
        readonly HttpListener _listener = new();

        public Collector()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }
            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = Take();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, string Body)> Received { get; } = new();

        public void Dispose() => _listener.Close();

        async Task Take()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    Received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                    context.Response.ContentType = "application/x-protobuf";
                    context.Response.Close();
                }
                catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
