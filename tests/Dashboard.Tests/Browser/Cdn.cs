using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>How the CDN behaves in a test.</summary>
public enum CdnMood
{
    /// <summary>Answers with the published bytes, so that the integrity hashes are really checked.</summary>
    Up,

    /// <summary>Cannot be reached.</summary>
    Down,

    /// <summary>Answers with one byte changed.</summary>
    Tampered,
}

/// <summary>Stands in for the CDN, from the same npm packages; every other outside request is a fault of the page.</summary>
sealed partial class Cdn(CdnMood mood, Action<string> fault)
{
    /// <summary>What was asked of the CDN.</summary>
    public List<string> Asked { get; } = [];

    public async Task Answer(IRoute route)
    {
        var url = route.Request.Url;
        if (Package().Match(url) is not { Success: true } named)
        {
            fault($"a request left the server: {url}");
            await route.AbortAsync();
            return;
        }
        Asked.Add(url);
        if (mood == CdnMood.Down)
            await route.AbortAsync("internetdisconnected");
        else
            await route.FulfillAsync(new()
            {
                BodyBytes = Bytes(named.Groups["name"].Value, named.Groups["version"].Value, named.Groups["file"].Value),
                ContentType = url.EndsWith(".json", StringComparison.Ordinal) ? "application/json; charset=utf-8" : "application/javascript; charset=utf-8",
                Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
            });
    }

    byte[] Bytes(string name, string version, string file)
    {
        var package = Path.Combine(Repository.Modules, name);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
        if (manifest.RootElement.GetProperty("version").GetString() != version)
            fault($"the page asks the CDN for {name}@{version}, and tests/package.json holds another version");
        var bytes = File.ReadAllBytes(Path.Combine(package, file));
        if (mood == CdnMood.Tampered)
            bytes[^1] ^= 1;
        return bytes;
    }

    [GeneratedRegex("^https://cdn\\.jsdelivr\\.net/npm/(?<name>(@[^/]+/)?[^/@]+)@(?<version>[^/]+)/(?<file>[^?#]+)$")]
    private static partial Regex Package();
}
