namespace Construction.Tests.Import;

/// <summary>Monthly files are loaded in whatever order they are found: the board is that of their data dates.</summary>
public sealed class AnyOrderOfSchedulesTests
{
    const string Absent = "-";

    /// <summary>One activity in four months: what it may be in each.</summary>
    static readonly string[] Lives = [Absent, "forecast", "actual", "renamed"];

    [Fact]
    public void Every_life_of_an_activity_in_four_months_gives_one_board_in_each_order_of_its_files()
    {
        var orders = Permutations([0, 1, 2, 3]).ToList();
        var differing = new List<string>();
        var lives = 0;
        foreach (var life in
            from one in Lives from two in Lives from three in Lives from four in Lives select (string[])[one, two, three, four])
        {
            lives++;
            var months = life.Select((state, month) => Month(month, state)).ToArray();
            var expected = BoardAfter(months);
            foreach (var order in orders)
                if (BoardAfter([.. order.Select(month => months[month])]) is var board && board != expected)
                    differing.Add($"{string.Join(' ', life)} in the order {string.Join(' ', order)}:\n{board}\ninstead of\n{expected}\n");
        }
        Assert.Equal((256, 24), (lives, orders.Count));
        Assert.True(differing.Count == 0, $"{differing.Count} differ:\n{string.Join('\n', differing.Take(5))}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Twelve_months_of_a_project_give_one_board_in_any_order_of_their_files(int seed)
    {
        var random = new Random(seed);
        var months = YearOf(random);
        var expected = BoardAfter(months);

        for (var shuffle = 0; shuffle < 25; shuffle++)
        {
            var order = Enumerable.Range(0, months.Length).ToArray();
            random.Shuffle(order);
            var board = BoardAfter([.. order.Select(month => months[month])]);
            Assert.True(board == expected, $"in the order {string.Join(' ', order)}:\n{board}\ninstead of\n{expected}");
        }
    }

    [Fact]
    public void The_years_have_all_that_may_happen()
    {
        var boards = string.Join('\n', Enumerable.Range(1, 4).Select(seed => BoardAfter(YearOf(new(seed)))));

        Assert.All((string[])["withdrawn", "waits for", "! forecast", "M10.0+M10.2"], word => Assert.Contains(word, boards, StringComparison.Ordinal));
    }

    // M1 is there throughout, so that each file has something; what waits for what changes from month to month.
    static Xer Month(int month, string state)
    {
        var xer = new Xer("P", DataDate(month)).Milestone("M1", "Always").On(Day(month, 40));
        if (state != Absent)
            _ = xer.Milestone("M2", state == "renamed" ? $"Renamed {month}" : "Sometimes", "M1")
                .On(state == "actual" ? null : Day(month, 50 + month), actual: state == "actual" ? Day(month, -3) : null, baseline: Day(month, 60));
        return xer;
    }

    static Xer[] YearOf(Random random)
    {
        var activities = Enumerable.Range(1, 10).Select(number => new Life(number, random)).ToList();
        return [.. Enumerable.Range(0, 12).Select(month =>
        {
            var xer = new Xer("P", DataDate(month));
            var before = new List<string>();
            foreach (var activity in activities.Where(activity => activity.Goes(month, random)))
            {
                var after = before.Count > 0 && random.Next(3) > 0 ? (string[])[before[random.Next(before.Count)]] : [];
                _ = xer.Milestone(activity.Code, activity.Name, after).On(activity.Finish, actual: activity.Actual);
                before.Add(activity.Code);
            }
            return xer;
        })];
    }

    /// <summary>Appears, slips, is renamed or recoded (never both: nobody could tell then), is complete, is not after all, disappears, comes back.</summary>
    sealed class Life(int number, Random random)
    {
        readonly int _first = random.Next(5);
        readonly bool _isRecoded = number % 2 == 0;
        int _finish = 60 + random.Next(300), _version;

        public string Code => _isRecoded ? $"M{number}.{_version}" : $"M{number}";
        public string Name => _isRecoded ? $"Milestone {number}" : $"Milestone {number}, {_version}";
        public string? Finish { get; private set; }
        public string? Actual { get; private set; }

        public bool Goes(int month, Random random)
        {
            _finish += random.Next(3) == 0 ? random.Next(-5, 40) : 0;
            _version += random.Next(6) == 0 ? 1 : 0;
            var isDone = _finish < month * 30 && random.Next(4) > 0;
            Finish = isDone ? null : Day(0, Math.Max(_finish, month * 30 + 1));
            Actual = isDone ? Day(0, _finish) : null;
            return number == 1 || (month >= _first && random.Next(4) > 0);
        }
    }

    static string BoardAfter(IEnumerable<Xer> files)
    {
        var site = new MonthlySite();
        foreach (var file in files)
            site.Accept(file, approves: true);
        if (site.Refused.Count > 0)
            return $"refused: {string.Join(' ', site.Refused)}";
        // Ids depend on which file came first; the codes that a milestone ever had do not.
        var codes = site.State.ActivitiesOf(Some.Site, "p6", "P").GroupBy(known => known.Milestone)
            .ToDictionary(known => known.Key, known => string.Join('+', known.Select(one => one.Code).Order(StringComparer.Ordinal)));
        return string.Join('\n', site.Site.Milestones.Values.Select(milestone => LineOf(site, milestone, codes)).Order(StringComparer.Ordinal));
    }

    static string LineOf(MonthlySite site, Milestone milestone, Dictionary<string, string> codes)
    {
        var id = milestone.Details.Id;
        var said = milestone.StandingOf("crusoe")!;
        var withdrawn = milestone.Withdrawn is { } gone ? $", withdrawn {gone.Date:yyyy-MM-dd}" : "";
        var waits = site.Site.WaitsFor.TryGetValue(id, out var others)
            ? $", waits for {string.Join(' ', others.Select(other => codes[other]).Order(StringComparer.Ordinal))}" : "";
        var baseline = milestone is { Withdrawn: null, Baselines.Count: > 0 } ? $", baseline {milestone.Baselines[^1].Set.Date.Text}" : "";
        return $"{codes[id]} '{milestone.Details.Name}' {site.Said(id)} forecast {said.Forecast?.Value.Date?.Text} of {said.Forecast?.DataDate:O},"
            + $" first {said.FirstStated?.Value.Text}{withdrawn}{waits}{baseline}";
    }

    static string DataDate(int month) => Day(month, 0);

    static string Day(int month, int days) => $"{Some.Day("2025-10-31").AddDays(month * 30 + days):yyyy-MM-dd}";

    static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany((first, index) =>
            Permutations([.. items[..index], .. items[(index + 1)..]]).Select(rest => (int[])[first, .. rest]));
}
