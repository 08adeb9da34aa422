using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What the server answered, read to its end.</summary>
public sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("the answer is null");

    public string Type => $"{ContentHeaders.ContentType?.MediaType}";

    /// <summary>Names of the answer's fields, in alphabetical order.</summary>
    public string Fields => Names(Json);

    public long Position => (long)Json["position"]!;

    public string Epoch => (string)Json["epoch"]!;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    /// <summary>Everything that an onlooker could compare, but for the clock.</summary>
    public string Whole => $"{Status}\n{Headers.ToString().Replace($"Date: {Headers.Date:R}", "", StringComparison.Ordinal)}\n{ContentHeaders}\n{Text}";

    /// <summary>The lines of an answer in NDJSON.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>What the problem details say of fields: name, value, rule.</summary>
    public IReadOnlyList<(string? Field, string? Value, string Rule)> Errors =>
        [.. Json["errors"]!.AsArray().Select(error => ((string?)error!["field"], (string?)error["value"], (string)error["rule"]!))];

    public static string Names(JsonNode? json) => string.Join(' ', json!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));

    /// <summary>The answer itself, where it has the status that is hoped for.</summary>
    public Answer Being(int status)
    {
        Assert.True(Status == status, $"expected {status}, was {Status}: {Text}");
        return this;
    }

    /// <summary>The answer itself, where it is problem details of this status, with every part that a reader needs.</summary>
    public Answer BeingProblem(int status)
    {
        Being(status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(status, (int)Json["status"]!);
        Assert.False(string.IsNullOrWhiteSpace((string?)Json["title"]), Text);
        Assert.False(string.IsNullOrWhiteSpace((string?)Json["detail"]), Text);
        return this;
    }
}

/// <summary>Somebody who talks to the server over HTTP, with one key or none.</summary>
public sealed class Client : IDisposable
{
    readonly HttpClient _http;

    /// <param name="address">Of the server.</param>
    /// <param name="key">Sent with every request; null for none.</param>
    /// <param name="trusted">The one certificate of a server that no authority vouches for.</param>
    public Client(Uri address, string? key, X509Certificate2? trusted = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (trusted is not null)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => trusted.Equals(shown);
        _http = new(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        if (key is not null)
            _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, ContentOf(body), headers);

    public Task<Answer> Put(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, ContentOf(body), headers);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    /// <param name="method">As it goes on the wire.</param>
    /// <param name="path">Sent as it is, however odd.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="headers">Sent as they are.</param>
    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var address = new Uri(
            $"{_http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        return new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Position of the log.</summary>
    public async Task<long> Head() => (await Get("/api/programme")).Being(200).Position;

    public void Dispose() => _http.Dispose();

    /// <summary>Bytes and content as they are, text as JSON that somebody wrote by hand, anything else as JSON.</summary>
    static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        byte[] bytes => new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } },
        string json => new StringContent(json, Encoding.UTF8, "application/json"),
        _ => JsonContent.Create(body, body.GetType()),
    };
}
