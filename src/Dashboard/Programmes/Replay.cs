using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Programmes;

/// <summary>
/// Plays a programme's history through the public API in order of data date. Every item carries an Idempotency-Key made
/// from its content: a second run changes nothing.
/// </summary>
sealed class Replay : IDisposable
{
    const string Usage =
        "Usage: replay --to http://localhost:5080 --key OWNER-KEY [--speed 30] [--programme FILE]\n"
        + "       --speed is days of history a second; 0 plays as fast as the server answers.";

    readonly HttpClient _http = new();
    readonly double _daysPerSecond;
    readonly ProgrammeFile _file;

    Replay(Uri to, string key, double daysPerSecond, ProgrammeFile file)
    {
        (_daysPerSecond, _file) = (daysPerSecond, file);
        _http.BaseAddress = to;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static async Task<int> Run(string[] args)
    {
        try
        {
            var options = Options(args);
            if (!options.TryGetValue("to", out var to) || !Uri.TryCreate(to, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new StartupException($"--to is missing, or no address that starts with http:// or https://.\n{Usage}");
            if (!options.TryGetValue("key", out var key) || key.Any(character => character is <= ' ' or > '~'))
                throw new StartupException($"--key is missing, or holds others than visible ASCII characters.\n{Usage}");
            if (!double.TryParse(options.GetValueOrDefault("speed", "30"), NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) || speed is not (0 or (>= 0.01 and <= 1e6)))
                throw new StartupException($"--speed is '{options["speed"]}'; it is a number of days a second: 0, or 0.01 to 1000000.\n{Usage}");
            var file = ProgrammeFile.Read(options.GetValueOrDefault("programme", ProgrammeLoader.Shipped(Settings.ShippedProgramme)));
            using var replay = new Replay(address, key, speed, file);
            return await replay.Play();
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (HttpRequestException problem)
        {
            await Console.Error.WriteLineAsync($"\nThe server cannot be reached: {problem.Message}. Run it again: what was taken is not taken twice.");
            return 1;
        }
    }

    public void Dispose() => _http.Dispose();

    static Dictionary<string, string> Options(string[] args)
    {
        string[] known = ["to", "key", "speed", "programme"];
        var options = new Dictionary<string, string>();
        for (var index = 0; index < args.Length; index += 2)
        {
            var name = args[index].TrimStart('-');
            if (!known.Contains(name) || !args[index].StartsWith("--", StringComparison.Ordinal) || index + 1 == args.Length)
                throw new StartupException($"'{args[index]}' is no option, or has no value.\n{Usage}");
            options[name] = args[index + 1];
        }
        return options;
    }

    async Task<int> Play()
    {
        var (taken, had, refused) = (0, 0, new List<string>());
        DateOnly? last = null;
        foreach (var (dated, index) in _file.History.Select((dated, index) => (dated, index)))
        {
            if (_daysPerSecond > 0 && last is { } before && dated.Day > before)
                await Task.Delay(TimeSpan.FromSeconds((dated.Day.DayNumber - before.DayNumber) / _daysPerSecond));
            last = dated.Day;
            using var answer = await Send(dated.Event, index);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new StartupException("The server does not take this key for the owner's.");
            if (answer.IsSuccessStatusCode)
                (taken, had) = answer.StatusCode == HttpStatusCode.Created ? (taken + 1, had) : (taken, had + 1);
            else
                refused.Add($"{dated.Day:yyyy-MM-dd} {dated.Event.SiteId} {dated.Event.MilestoneId}: {await answer.Content.ReadAsStringAsync()}");
            Show(dated.Day, index + 1);
        }
        Console.WriteLine($"\n{taken + had} of {_file.History.Count} are in the log; {refused.Count} refused.");
        refused.ForEach(Console.Error.WriteLine);
        return refused.Count == 0 ? 0 : 1;
    }

    Task<HttpResponseMessage> Send(Event happened, int index)
    {
        var (path, body) = Request(happened);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        // The place in the file keeps apart what was said twice in the same words.
        var content = SHA256.HashData(Encoding.UTF8.GetBytes($"{index}\n{path}\n{body.ToJsonString()}"));
        request.Headers.Add("Idempotency-Key", $"replay-{Convert.ToHexStringLower(content)[..32]}");
        return _http.SendAsync(request);
    }

    static (string Path, JsonObject Body) Request(Event happened)
    {
        var fields = JsonNode.Parse(EventJson.Write(happened))!.AsObject();
        var (path, body) = happened switch
        {
            MilestoneReported => ($"/api/sites/{happened.SiteId}/milestones/{happened.MilestoneId}/reports", fields["report"]!.AsObject()),
            MilestoneWithdrawn => ($"/api/sites/{happened.SiteId}/milestones/{happened.MilestoneId}/withdraw", fields),
            FlagRaised => ($"/api/sites/{happened.SiteId}/flags", fields["flag"]!.AsObject()),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "no part of a history"),
        };
        // What the API does not take: where it belongs is in the address, when it was known is for loaded files only.
        body.Remove("site");
        body.Remove("knownAt");
        if (happened is not FlagRaised)
            body.Remove("milestone");
        if (body["source"] is JsonObject source)
        {
            source.Remove("date");
            source.Remove("grade");
        }
        return (path, body);
    }

    void Show(DateOnly day, int done)
    {
        const int width = 40;
        var filled = done * width / _file.History.Count;
        var line = $"[{new string('#', filled)}{new string('.', width - filled)}] {done}/{_file.History.Count}  {day:yyyy-MM-dd}";
        if (!Console.IsOutputRedirected)
            Console.Write($"\r{line}");
        else if (done == _file.History.Count || done % 20 == 0)
            Console.WriteLine(line);
    }
}
