using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Construction.Domain;

namespace Dashboard.Forecasts;

/// <summary>
/// What forecasts would be if something were otherwise. Anybody may ask, and it takes a processor: one is computed at a time, on one
/// processor, while the live board and the forecasts go on; and each once for all who ask the same.
/// </summary>
sealed class WhatIfs(ForecastInputs inputs, Outlooks outlooks, TimeProvider clock) : IDisposable
{
    const int AnswersKept = 32, SitesKept = 4, QuestionsAtMost = 16;

    readonly SemaphoreSlim _turn = new(1);
    readonly Lock _lock = new();
    readonly OrderedDictionary<string, WhatIfAnswer> _answers = [];
    readonly OrderedDictionary<string, WhatIfPresent> _presents = [];
    // How many wait for each question that is computed, or waits for its turn.
    readonly Dictionary<string, int> _asking = [];

    /// <summary>What is there already, or is computed now; null where too many other questions wait.</summary>
    /// <param name="site">One that the board has.</param>
    /// <param name="cancelled">Nobody waits for it any more.</param>
    public async Task<WhatIfAnswer?> Of(Board.Board board, string site, IReadOnlyList<WhatIfChange> changes, CancellationToken cancelled)
    {
        // The same changes in another order are the same question.
        changes = [.. changes.OrderBy(change => change.Kind, StringComparer.Ordinal).ThenBy(change => change.Text, StringComparer.Ordinal)];
        var question = $"{site}\n{string.Join('\n', changes.Select(change => $"{change.Kind}={change.Text}"))}";
        if (Kept(board, site, question) is { } kept)
            return kept;
        if (!Enters(question))
            return null;
        try
        {
            await _turn.WaitAsync(cancelled);
            try
            {
                return Kept(board, site, question) ?? Keep(question, await Make(board, site, changes, cancelled));
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Leaves(question);
        }
    }

    public void Dispose() => _turn.Dispose();

    async Task<WhatIfAnswer> Make(Board.Board board, string site, IReadOnlyList<WhatIfChange> changes, CancellationToken cancelled)
    {
        var made = await inputs.Of(board, site, clock.GetUtcNow(), cancelled) ?? throw new ArgumentException($"there is no site {site}", nameof(site));
        var (whatIf, problems) = WhatIf.Of(made.Input, changes);
        if (whatIf is null)
            return new(made, problems);
        var contracts = board.Read(state => state.State.Sites[site].Milestones.Values.ToDictionary(one => one.Details.Id, one => one.Contract?.Set.Date));
        var milestones = made.Input.Milestones.ToDictionary(one => one.Id);
        var present = await PresentOf(made, cancelled);
        return await Task.Run(() => new WhatIfAnswer(made, [])
        {
            Changes = whatIf.Changes,
            Effects = WhatIfEffect.Between(
                present.Milestones, Run(whatIf.Input, cancelled), milestone => (milestones[milestone].Reading.Plan?.Date, contracts.GetValueOrDefault(milestone))),
            Schedules = [.. present.Finishes.Zip(FinishesOf(whatIf.Input), (before, after) => new WhatIfFinish(before.Of, before.Finish, after.Finish))],
            Milestones = milestones,
            Contracts = contracts,
        }, cancelled);
    }

    // The forecast itself, where it is one of this very state; else what it will be.
    async Task<WhatIfPresent> PresentOf(MadeInput made, CancellationToken cancelled)
    {
        lock (_lock)
            if (_presents.TryGetValue(made.Input.Site, out var kept) && kept.Of.IsSame(made))
                return kept;
        var milestones = outlooks.Of(made.Input.Site) is { } outlook
            && outlook.Position >= made.Head && outlook.Position <= made.Position && outlook.Day == made.Input.Today && outlook.Mark == made.Mark
                ? outlook.Milestones : null;
        var present = await Task.Run(() => new WhatIfPresent(WhatIfState.Of(made), milestones ?? Run(made.Input, cancelled), FinishesOf(made.Input)), cancelled);
        lock (_lock)
            Put(_presents, made.Input.Site, present, SitesKept);
        return present;
    }

    static IReadOnlyList<MilestoneForecast> Run(SiteForecastInput input, CancellationToken cancelled) =>
        Trials.Run(new SiteForecast(input with { WithReasons = false }), cancelled, atOnce: 1);

    static List<(ScheduleDetails Of, DateTime? Finish)> FinishesOf(SiteForecastInput input) =>
    [
        .. input.Schedules.Select(schedule => (
            schedule.Schedule, new CriticalPath(schedule.Network).FinishOf(schedule.Network.Projects.Values.First(project => project.Code == schedule.Schedule.Project)))),
    ];

    WhatIfAnswer? Kept(Board.Board board, string site, string question)
    {
        var (head, day) = (board.Head($"site:{site}"), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        lock (_lock)
            return _answers.TryGetValue(question, out var kept) && kept.Of == new WhatIfState(head, day, inputs.MarkOf(kept.Parties)) ? kept : null;
    }

    WhatIfAnswer Keep(string question, WhatIfAnswer answer)
    {
        lock (_lock)
            Put(_answers, question, answer, AnswersKept);
        return answer;
    }

    static void Put<T>(OrderedDictionary<string, T> kept, string key, T value, int atMost)
    {
        kept.Remove(key);
        kept.Add(key, value);
        if (kept.Count > atMost)
            kept.RemoveAt(0);
    }

    bool Enters(string question)
    {
        lock (_lock)
        {
            if (!_asking.TryGetValue(question, out var others) && _asking.Count >= QuestionsAtMost)
                return false;
            _asking[question] = others + 1;
            return true;
        }
    }

    void Leaves(string question)
    {
        lock (_lock)
            if (--_asking[question] == 0)
                _asking.Remove(question);
    }
}
