using System.Text;

namespace Dashboard.Tests;

/// <summary>Bad input has a clear answer, and nothing of it enters the log.</summary>
public sealed class BadInputTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    const string Reports = "/api/sites/abilene-tx/milestones/buildings-5-8-ready-for-service/reports";

    readonly DashboardServer _server = shared.Server;

    /// <summary>What is wrong, the body, and the field that the answer names (none: the body as a whole).</summary>
    public static TheoryData<string, string, string?> Bodies => new()
    {
        { "broken off", """{"dataDate":"2026-01-01","note":""", null },
        { "empty", "", null },
        { "white space", "  \n ", null },
        { "two values", """{"dataDate":"2026-01-01","note":"n"}{}""", null },
        { "a comment", """{"dataDate":"2026-01-01",/* c */"note":"n"}""", null },
        { "a trailing comma", """{"dataDate":"2026-01-01","note":"n",}""", null },
        { "single quotes", "{'dataDate':'2026-01-01'}", null },
        { "a scalar", "17", null },
        { "a text", "\"report\"", null },
        { "null", "null", null },
        { "true", "true", null },
        { "a list for an object", """[{"dataDate":"2026-01-01","note":"n"}]""", null },
        { "a field twice", """{"dataDate":"2026-01-01","note":"n","note":"m"}""", null },
        { "a field twice, once escaped", """{"dataDate":"2026-01-01","note":"n","n\u006fte":"m"}""", null },
        { "a nested field twice", """{"dataDate":"2026-01-01","note":"n","source":{"title":"a","title":"b"}}""", null },
        { "a hundred levels", """{"dataDate":"2026-01-01","note":"n","evidence":""" + new string('[', 100) + new string(']', 100) + "}", null },
        { "a raw NUL", "{\"dataDate\":\"2026-01-01\",\"note\":\"a\0b\"}", null },
        { "an escaped NUL", """{"dataDate":"2026-01-01","note":"a\u0000b"}""", "note" },
        { "a bell", """{"dataDate":"2026-01-01","note":"a\u0007b"}""", "note" },
        { "half a surrogate pair", """{"dataDate":"2026-01-01","note":"a\ud800b"}""", "note" },
        { "the other half", """{"dataDate":"2026-01-01","note":"\udc00"}""", "note" },
        { "half a surrogate pair in a name", """{"dataDate":"2026-01-01","note":"n","a\ud800":1}""", null },
        { "half a surrogate pair in a nested name", """{"dataDate":"2026-01-01","note":"n","source":{"title":"t","\ud800":1}}""", null },
        { "half a surrogate pair in a list of an unknown field", """{"dataDate":"2026-01-01","note":"n","x":["\ud800"]}""", "x" },
        { "a note over the limit", $$"""{"dataDate":"2026-01-01","note":"{{new string('n', 4_001)}}"}""", "note" },
        { "a long value cut in the middle of a character", $$"""{"dataDate":"2026-01-01","forecast":"{{new string('n', 199)}}😀😀"}""", "forecast" },
        { "a day that is none", """{"dataDate":"2026-01-01","forecast":"2026-02-30"}""", "forecast" },
        { "a month that is none", """{"dataDate":"2026-01-01","forecast":"2026-13"}""", "forecast" },
        { "a quarter that is none", """{"dataDate":"2026-01-01","forecast":"2026-Q5"}""", "forecast" },
        { "the year 9999", """{"dataDate":"2026-01-01","forecast":"9999-12-31"}""", "forecast" },
        { "the year 9999 as data date", """{"dataDate":"9999-01-01","note":"n"}""", "dataDate" },
        { "the year 0001", """{"dataDate":"0001-01-01","note":"n"}""", "dataDate" },
        { "a range backwards", """{"dataDate":"2026-01-01","forecast":"2027-03-31/2026-10-01"}""", "forecast" },
        { "a range open on both sides", """{"dataDate":"2026-01-01","forecast":"../.."}""", "forecast" },
        { "words for a date", """{"dataDate":"2026-01-01","forecast":"soon"}""", "forecast" },
        { "an empty date", """{"dataDate":"2026-01-01","forecast":""}""", "forecast" },
        { "a time for a date", """{"dataDate":"2026-01-01T00:00:00Z","note":"n"}""", "dataDate" },
        { "other digits", """{"dataDate":"٢٠٢٦-٠١-٠١","note":"n"}""", "dataDate" },
        { "a data date in the future", $$"""{"dataDate":"{{Some.Day(2)}}","note":"n"}""", "dataDate" },
        { "no data date", """{"note":"n"}""", "dataDate" },
        { "a data date of null", """{"dataDate":null,"note":"n"}""", "dataDate" },
        { "nothing said", """{"dataDate":"2026-01-01"}""", "forecast" },
        { "only a reason", """{"dataDate":"2026-01-01","reason":"r"}""", "forecast" },
        { "an actual in the future", $$"""{"dataDate":"2026-01-01","actual":"{{Some.Day(3)}}"}""", "actual" },
        { "an actual without an end", """{"dataDate":"2026-01-01","actual":"2026-01-01/.."}""", "actual" },
        { "a time without an offset", """{"dataDate":"2026-01-01","note":"n","reportedAt":"2026-01-01T00:00:00"}""", "reportedAt" },
        { "a time in the future", $$"""{"dataDate":"2026-01-01","note":"n","reportedAt":"{{Some.Day(3)}}T00:00:00Z"}""", "reportedAt" },
        { "a number for a date", """{"dataDate":20260101,"note":"n"}""", "dataDate" },
        { "a number for a text", """{"dataDate":"2026-01-01","note":5}""", "note" },
        { "a list for a text", """{"dataDate":"2026-01-01","note":["n"]}""", "note" },
        { "an object for a date", """{"dataDate":"2026-01-01","forecast":{"text":"2027"}}""", "forecast" },
        { "text for a number", """{"dataDate":"2026-01-01","percent":"50"}""", "percent" },
        { "true for a number", """{"dataDate":"2026-01-01","percent":true}""", "percent" },
        { "a negative percentage", """{"dataDate":"2026-01-01","percent":-0.01}""", "percent" },
        { "more than everything", """{"dataDate":"2026-01-01","percent":100.01}""", "percent" },
        { "1e400 percent", """{"dataDate":"2026-01-01","percent":1e400}""", "percent" },
        { "a number of a thousand digits", $$"""{"dataDate":"2026-01-01","percent":{{new string('9', 1_000)}}}""", "percent" },
        { "no number", """{"dataDate":"2026-01-01","percent":NaN}""", null },
        { "an unknown field", """{"dataDate":"2026-01-01","note":"n","forcast":"2027"}""", "forcast" },
        { "a field in capitals", """{"dataDate":"2026-01-01","Note":"n"}""", "Note" },
        { "when it was known", """{"dataDate":"2026-01-01","note":"n","knownAt":"2026-01-01"}""", "knownAt" },
        { "evidence that is no list", """{"dataDate":"2026-01-01","note":"n","evidence":{}}""", "evidence" },
        { "evidence of text", """{"dataDate":"2026-01-01","note":"n","evidence":["x"]}""", "evidence[0]" },
        { "evidence of an unknown kind", """{"dataDate":"2026-01-01","note":"n","evidence":[{"kind":"rumour"}]}""", "evidence[0].kind" },
        { "an address that is a script", """{"dataDate":"2026-01-01","note":"n","evidence":[{"kind":"photo","url":"javascript:alert(1)"}]}""", "evidence[0].url" },
        { "a hash that is none", """{"dataDate":"2026-01-01","note":"n","evidence":[{"kind":"photo","sha256":"abc"}]}""", "evidence[0].sha256" },
        { "too much evidence", $$"""{"dataDate":"2026-01-01","note":"n","evidence":[{{string.Join(',', Enumerable.Repeat("{\"kind\":\"photo\"}", 21))}}]}""", "evidence" },
        { "a cause that is none", """{"dataDate":"2026-01-01","note":"n","cause":"bad luck"}""", "cause" },
        { "a cause of a number", """{"dataDate":"2026-01-01","note":"n","cause":7}""", "cause" },
        { "attributed to no slug", """{"dataDate":"2026-01-01","note":"n","attributedTo":"Crusoe Inc."}""", "attributedTo" },
        { "the mark of a missing cause", """{"dataDate":"2026-01-01","note":"n","causeMissing":true}""", "causeMissing" },
        { "a source without a title", """{"dataDate":"2026-01-01","note":"n","source":{}}""", "source.title" },
        { "a source of text", """{"dataDate":"2026-01-01","note":"n","source":"a letter"}""", "source" },
        { "a party that is no slug", """{"dataDate":"2026-01-01","note":"n","party":"Crusoe Inc."}""", "party" },
    };

    /// <summary>Bytes that are no UTF-8, at every kind of place in a report.</summary>
    public static TheoryData<string> Places => new(
        "{\"dataDate\":\"2026-01-01\",\"note\":\"?\"}", "{\"dataDate\":\"2026-01-01\",\"note\":\"n\",\"?\":1}", "{\"dataDate\":{\"a\":\"?\"},\"note\":\"n\"}",
        "{\"dataDate\":\"2026-01-01\",\"note\":\"n\",\"x\":[\"?\"]}", "{\"dataDate\":\"2026-01-01\",\"note\":\"n\",\"source\":{\"?\":\"?\"}}",
        "{\"dataDate\":\"2026-01-01\",\"note\":\"n\",\"party\":\"?\"}", "{\"dataDate\":\"?\",\"note\":\"n\",\"evidence\":[\"?\"]}", "?", "\"?\"", "[\"?\"]");

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_report_that_is_wrong_is_refused_by_its_field_alone_and_in_a_batch(string what, string body, string? field)
    {
        var head = await _server.Owner.Head();

        var alone = (await _server.Owner.Post(Reports, body)).BeingProblem(400);
        var batch = await _server.Owner.Post("/api/reports", new StringContent(InBatch(body).ReplaceLineEndings(" "), Encoding.UTF8, "application/x-ndjson"));

        Assert.Contains(field, alone.Errors.Select(error => error.Field));
        Assert.All(alone.Errors, error => Assert.False(string.IsNullOrWhiteSpace(error.Rule), what));
        if (batch.Status == 200)
            Assert.Equal(400, (int)batch.Json["results"]!.AsArray().Single()!["status"]!);
        else
            batch.BeingProblem(400);
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Bytes_that_are_no_text_are_refused(string body)
    {
        var head = await _server.Owner.Head();
        // A lone byte, half of a surrogate pair, an overlong slash, and more than Unicode has.
        byte[][] junk = [[0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80]];

        foreach (var bytes in junk)
        {
            byte[] sent = [.. body.SelectMany(character => character == '?' ? bytes : [(byte)character])];
            (await _server.Owner.Post(Reports, sent)).BeingProblem(400);
            (await _server.Owner.Put("/api/parties/junk", sent)).BeingProblem(400);
            var batch = await _server.Owner.Post("/api/reports", new ByteArrayContent(sent) { Headers = { ContentType = new("application/x-ndjson") } });
            Assert.Equal(400, (int)batch.Being(200).Json["results"]!.AsArray().Single()!["status"]!);
        }

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task Every_error_of_a_report_is_named_at_once_with_its_value_and_rule()
    {
        var problem = (await _server.Owner.Post(Reports, """{"dataDate":"2026-02-30","percent":120,"colour":"red"}""")).BeingProblem(400);

        Assert.Equal([("dataDate", "2026-02-30"), ("percent", "120"), ("colour", "red")], problem.Errors.Select(error => (error.Field, error.Value)));
    }

    [Fact]
    public async Task A_note_at_the_limit_is_taken_whole_with_every_character()
    {
        var note = string.Concat(Enumerable.Repeat("Baustelle ü 建 😀\n<b>\"\\", 200))[..3_900];

        var answer = (await _server.Owner.Post(Reports, new { dataDate = Some.Today, note })).Being(201);

        Assert.Equal(note, (string)answer.Json["report"]!["note"]!);
        Assert.Equal(note, (string)(await _server.Anyone.Get($"/api/events?after={answer.Position - 1}&limit=1")).Lines.Single()["report"]!["note"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_of_a_megabyte_is_too_large_whether_its_length_is_announced_or_not(bool announced)
    {
        var head = await _server.Owner.Head();
        var bytes = Encoding.UTF8.GetBytes($$"""{"dataDate":"2026-01-01","note":"{{new string('n', 1_048_576)}}"}""");
        using HttpContent content = announced ? new ByteArrayContent(bytes) : new StreamContent(new Unseekable(bytes));
        content.Headers.ContentType = new("application/json");

        (await _server.Owner.Send(HttpMethod.Post, Reports, content)).BeingProblem(413);
        (await _server.Owner.Put("/api/parties/large", bytes)).BeingProblem(413);
        Assert.Equal(400, (int)(await _server.Owner.Post("/api/reports", $"[{Encoding.UTF8.GetString(bytes)}]")).Being(200).Json["results"]![0]!["status"]!);
        (await _server.Owner.Post("/api/reports", $"[\"{new string('n', 5_000_000)}\"]")).BeingProblem(413);

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Another_content_type_or_none_is_415(string? type)
    {
        var head = await _server.Owner.Head();
        foreach (var (method, path) in new[] { (HttpMethod.Post, Reports), (HttpMethod.Put, "/api/parties/typed"), (HttpMethod.Post, "/api/keys"), (HttpMethod.Post, "/api/reports") })
        {
            if (path == "/api/reports" && type == "application/x-ndjson")
                continue;
            using var content = new ByteArrayContent("""{"dataDate":"2026-01-01","note":"typed","name":"n","party":"crusoe"}"""u8.ToArray());
            if (type is not null)
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            (await _server.Owner.Send(method, path, content)).BeingProblem(415);
        }
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task Json_in_utf_8_is_taken_however_it_is_announced(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"dataDate":"2026-01-01","note":"{{Some.Id("typed")}}"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        (await _server.Owner.Send(HttpMethod.Post, Reports, content)).Being(201);
    }

    [Theory]
    [InlineData("/api/sites/nowhere/milestones/announced/reports", "site")]
    [InlineData("/api/sites/abilene-tx/milestones/nothing/reports", "milestone")]
    public async Task An_unknown_site_or_milestone_is_404_by_name(string path, string field) =>
        Assert.Equal(field, (await _server.Owner.Post(path, Some.Report())).BeingProblem(404).Errors.Single().Field);

    [Fact]
    public async Task Odd_addresses_are_answered_by_4xx()
    {
        var head = await _server.Owner.Head();
        string[] odd =
        [
            "%00", "%0d%0a", "%2f", "%5c", "%ff%fe", "%ed%a0%80", "%C0%AF", "a%", "%zz", "%", "a b".Replace(" ", "%20", StringComparison.Ordinal), "%F0%9F%98%80", "<script>", "'--", "..;", "*",
            new string('a', 81), new string('a', 4_000), new string('%', 300), new string('a', 20_000),
        ];
        foreach (var (path, place) in odd.SelectMany(place => new[] { ($"/api/sites/{place}", place), ($"/api/sites/abilene-tx/milestones/{place}", place), ($"/api/board?topic={place}", place) }))
            AssertClear(await _server.Owner.Get(path), path, place);
        foreach (var place in odd)
        {
            AssertClear(await _server.Owner.Post($"/api/sites/{place}/milestones/{place}/reports", Some.Report()), $"report {place}", place);
            AssertClear(await _server.Owner.Put($"/api/sites/{place}", """{"name":"n","stage":"announced"}"""), $"site {place}", place);
            AssertClear(await _server.Owner.Put($"/api/parties/{place}", """{"name":"n"}"""), $"party {place}", place);
            AssertClear(await _server.Owner.Delete($"/api/sites/uk/flags/{place}"), $"flag {place}", place);
        }
        Assert.Equal(head, await _server.Owner.Head());

        static void AssertClear(Answer answer, string what, string place)
        {
            Assert.True(answer.Status is >= 400 and < 500, $"{what}: {answer.Status} {answer.Text}");
            // What is no HTTP at all never reaches the program.
            if (!place.Contains("%00", StringComparison.Ordinal) && place.Length < 8_000 && answer.Bytes.Length > 0)
                answer.BeingProblem(answer.Status);
        }
    }

    static string InBatch(string body) => body.StartsWith('{')
        ? "{\"site\":\"abilene-tx\",\"milestone\":\"announced\"," + body[1..]
        : body;

    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
