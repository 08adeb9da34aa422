using System.Text;

namespace Dashboard.Tests;

/// <summary>A key is shown once, and stored nowhere.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task No_key_is_in_a_file_in_an_answer_or_in_what_the_server_writes()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var keys = new List<string> { DashboardServer.OwnerKey };
        for (var count = 0; count < 3; count++)
            keys.Add((await Some.Key(server, "crusoe")).Key);
        var milestone = await Some.Milestone(server);
        foreach (var key in keys)
            (await server.With(key).Post($"{milestone}/reports", Some.Report(), Some.IdempotencyKey())).Being(201);
        // What is refused is not repeated either.
        (await server.With(keys[1]).Delete($"/api/keys/{keys[2]}")).Being(403);

        foreach (var view in new[] { "/api/keys", "/api/me", "/api/events?limit=10000", "/api/board", "/api/programme", milestone, "/openapi/v1.json" })
            AssertNone(keys, (await server.Owner.Get(view)).Being(200).Whole, view);
        AssertNone(keys, server.Output, "the server's output");
        // Killed, so that what would be tidied up at the end is still there; then ended in order.
        await server.Kill();
        AssertNoneIn(keys, server.DataDirectory);
        await server.Restart();
        Assert.Equal(0, await server.Stop());
        AssertNone(keys, server.Output, "the server's output");
        AssertNoneIn(keys, server.DataDirectory);
    }

    [Fact]
    public async Task The_owners_key_is_made_at_the_first_start_shown_this_once_and_replaced_when_it_is_lost()
    {
        var data = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;
        try
        {
            string[] program = [DashboardServer.Built, "--urls=http://127.0.0.1:0", $"--Data:Directory={data}", "--Data:Reports=none"];
            var (first, greeting) = await Began(program);
            var key = KeyIn(greeting);
            Assert.Contains($"Authorization: Bearer {key}", first.Output, StringComparison.Ordinal);
            Assert.Equal(0, await Ended(first));
            AssertNoneIn([key], data);

            var (second, nextGreeting) = await Began(program);
            Assert.DoesNotContain("dk_", second.Output, StringComparison.Ordinal);
            Assert.Contains("new-owner-key", nextGreeting, StringComparison.Ordinal);
            Assert.Equal(200, await Me(second, key));
            Assert.Equal(0, await Ended(second));

            var replaced = await Run.ToTheEnd([DashboardServer.Built, "new-owner-key", .. program[1..]]);
            Assert.Equal(0, replaced.Code);
            var newKey = KeyIn(replaced.Output);
            var (third, _) = await Began(program);
            Assert.Equal((401, 200), (await Me(third, key), await Me(third, newKey)));
            Assert.Equal(0, await Ended(third));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task<(Run Run, string OwnerLine)> Began(string[] program)
    {
        var run = new Run(program);
        await run.Line("Dashboard   ");
        var line = await run.Line("Owner key   ");
        if (line.Contains("dk_", StringComparison.Ordinal))
            await run.Line("  curl");
        return (run, line);
    }

    static async Task<int> Ended(Run run)
    {
        var code = await run.Terminate();
        run.Dispose();
        return code;
    }

    static async Task<int> Me(Run run, string key)
    {
        using var holder = new Client(new((await run.Line("Dashboard   "))["Dashboard   ".Length..]), key);
        return (await holder.Get("/api/me")).Status;
    }

    static string KeyIn(string text) => text.Split(' ', '\n').First(word => word.StartsWith("dk_owner_", StringComparison.Ordinal));

    static void AssertNone(IEnumerable<string> keys, string text, string place)
    {
        Assert.NotEmpty(text);
        // The part after the id is the secret.
        foreach (var secret in keys.Select(key => key.Split('_')[^1]))
            Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"a key is in {place}");
    }

    static void AssertNoneIn(IReadOnlyList<string> keys, string directory)
    {
        var files = Directory.GetFiles(directory, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("dashboard.db", StringComparison.Ordinal));
        foreach (var file in files.Where(file => new FileInfo(file).Length > 0))
        {
            var bytes = File.ReadAllBytes(file);
            AssertNone(keys, Encoding.Latin1.GetString(bytes), file);
            AssertNone(keys, Encoding.Latin1.GetString([.. bytes.Where(value => value != 0)]), file);
        }
    }
}
