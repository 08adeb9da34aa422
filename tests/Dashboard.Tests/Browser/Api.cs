using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dashboard.Tests.Browser;

/// <summary>What the people who post see of the server, with the owner's key.</summary>
public sealed class Api : IDisposable
{
    readonly HttpClient _http;

    public Api(ServerProcess server)
    {
        _http = new() { BaseAddress = new(server.Address), Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.OwnerKey);
    }

    /// <summary>Posts a report and gives the position at which it was taken.</summary>
    public async Task<long> Report(string site, string milestone, object report) =>
        (await Send(HttpMethod.Post, $"/api/sites/{site}/milestones/{milestone}/reports", report)).GetProperty("position").GetInt64();

    /// <exception cref="HttpRequestException">It was not taken.</exception>
    public async Task<JsonElement> Send(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {answer}", null, response.StatusCode);
        return JsonDocument.Parse(answer.Length > 0 ? answer : "null").RootElement;
    }

    public async Task<JsonElement> Get(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The head of a topic, as a viewer's badge should show it.</summary>
    public async Task<long> Head(string topic) => (await Get($"/api/board?topic={topic}")).GetProperty("position").GetInt64();

    public async Task<HttpStatusCode> Status(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Every event of the log.</summary>
    public async Task<List<JsonElement>> Events()
    {
        List<JsonElement> events = [];
        while (true)
        {
            var after = events.Count == 0 ? 0 : events[^1].GetProperty("position").GetInt64();
            var lines = (await _http.GetStringAsync($"/api/events?after={after}&limit=1000")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length == 0)
                return events;
            events.AddRange(lines.Select(line => JsonDocument.Parse(line).RootElement));
        }
    }

    /// <summary>Today by the server's clock, which these tests share.</summary>
    public static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => _http.Dispose();
}
