using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Connections;

namespace Dashboard.Tests;

/// <summary>With a certificate of its own the server does over TLS what it does without: the push is no exception.</summary>
public sealed class TlsTests : IDisposable
{
    const string Password = "of-the-tests";

    readonly string _directory = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;
    readonly X509Certificate2 _certificate = Certificate();

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task The_official_client_gets_rows_and_pulses_over_TLS(HttpTransportType transport)
    {
        var file = Path.Combine(_directory, "certificate.pfx");
        await File.WriteAllBytesAsync(file, _certificate.Export(X509ContentType.Pkcs12, Password));
        using var run = new Run(
            DashboardServer.Built, "--urls=https://127.0.0.1:0", $"--Data:Directory={_directory}/data", $"--Access:OwnerKey={DashboardServer.OwnerKey}",
            "--Data:Reports=none", $"--Kestrel:Certificates:Default:Path={file}", $"--Kestrel:Certificates:Default:Password={Password}");
        try
        {
            var address = new Uri((await run.Line("Dashboard   "))["Dashboard   ".Length..]);
            Assert.Equal("https", address.Scheme);
            using var owner = new Client(address, DashboardServer.OwnerKey, _certificate);
            await using var viewer = new Viewer(address, null, transport, Trusting);
            await viewer.Connect();
            await viewer.Follow("programme");
            var first = await viewer.Rows();
            Assert.Equal((await owner.Get("/api/board")).Json["rows"]!.ToJsonString(), first["rows"]!.ToJsonString());

            const string milestone = "/api/sites/abilene-tx/milestones/buildings-5-8-ready-for-service";
            var position = (await owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

            var message = await viewer.Rows();
            Assert.Equal(((long)first["position"]!, position), ((long)message["previous"]!, (long)message["position"]!));
            var (method, pulse) = await viewer.Next();
            Assert.Equal(("pulse", position), (method, (long)pulse["head"]!));
        }
        finally
        {
            await run.Kill();
        }
    }

    void Trusting(Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions options)
    {
        RemoteCertificateValidationCallback trusts = (_, shown, _, _) => _certificate.Equals(shown);
        options.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = trusts;
        options.HttpMessageHandlerFactory = _ => new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = trusts } };
    }

    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
