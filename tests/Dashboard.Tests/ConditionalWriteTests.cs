namespace Dashboard.Tests;

/// <summary>If-Match: only if what this changes is still as I read it.</summary>
public sealed class ConditionalWriteTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    static readonly string[] Roles = ["contractor"];

    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task Of_reports_on_the_same_reading_one_is_taken_and_the_others_are_412()
    {
        var milestone = await Some.Milestone(_server);
        var tag = await Tag(milestone);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _server.Owner.Post($"{milestone}/reports", Some.Report(), tag)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.BeingProblem(412));
        Assert.Equal("If-Match", answers.First(answer => answer.Status == 412).Errors.Single().Field);
    }

    [Fact]
    public async Task What_happens_elsewhere_does_not_stand_in_the_way()
    {
        var (one, other) = (await Some.Milestone(_server), await Some.Milestone(_server));
        var tag = await Tag(one);
        (await _server.Owner.Post($"{other}/reports", Some.Report())).Being(201);

        (await _server.Owner.Post($"{one}/reports", Some.Report(), tag)).Being(201);
        (await _server.Owner.Post($"{one}/reports", Some.Report(), await Tag(one))).Being(201);
    }

    [Fact]
    public async Task A_statement_that_was_taken_is_recognised_also_when_it_is_sent_again_on_its_old_condition()
    {
        var milestone = await Some.Milestone(_server);
        var (tag, report) = (await Tag(milestone), Some.Report());
        var first = (await _server.Owner.Post($"{milestone}/reports", report, tag)).Being(201);

        Assert.Equal(first.Position, (await _server.Owner.Post($"{milestone}/reports", report, tag)).Being(200).Position);
    }

    [Fact]
    public async Task The_owner_revises_only_what_was_read()
    {
        var party = $"/api/parties/{Some.Id("party")}";
        (await _server.Owner.Put(party, Named("First"), ("If-Match", "*"))).BeingProblem(412);
        (await _server.Owner.Put(party, Named("First"))).Being(201);
        var tag = await Tag("/api/programme");
        (await _server.Owner.Put(party, Named("Second"), tag)).Being(201);

        (await _server.Owner.Put(party, Named("Third"), tag)).BeingProblem(412);
        (await _server.Owner.Put(party, Named("Third"), ("If-Match", "*"))).Being(201);
    }

    [Theory]
    [InlineData("\"0123456789ab-99999\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("no quotes", 400)]
    [InlineData("", 400)]
    public async Task A_tag_that_says_nothing_of_this_log_matches_nothing(string tag, int status)
    {
        var milestone = await Some.Milestone(_server);

        (await _server.Owner.Post($"{milestone}/reports", Some.Report(), ("If-Match", tag))).BeingProblem(status);
    }

    [Fact]
    public async Task A_weak_tag_matches_nothing_and_any_of_several_is_enough()
    {
        var milestone = await Some.Milestone(_server);
        var (name, tag) = await Tag(milestone);

        (await _server.Owner.Post($"{milestone}/reports", Some.Report(), (name, $"W/{tag}"))).BeingProblem(412);
        (await _server.Owner.Post($"{milestone}/reports", Some.Report(), (name, $"\"other\", {tag}"))).Being(201);
    }

    [Fact]
    public async Task Where_no_condition_can_be_kept_it_is_refused_rather_than_passed_over()
    {
        (await _server.Owner.Post("/api/reports", new[] { Some.Report() }, ("If-Match", "*"))).BeingProblem(400);
        (await _server.Owner.Post("/api/keys", new { party = "crusoe" }, ("If-Match", "*"))).BeingProblem(400);
    }

    static object Named(string name) => new { name, roles = Roles };

    async Task<(string, string)> Tag(string path) => ("If-Match", (await _server.Owner.Get(path)).Being(200).Header("ETag")!);
}
