using System.Text.RegularExpressions;
using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>
/// From a story to a sentence, where no page makes it: "Oracle forecasts Buildings 5-8 ready for service for Q1 2027; before, it
/// said Q4 2026". The choices are those of <c>wwwroot/js/story.js</c>, the words those of its texts.
/// </summary>
public sealed partial class Sentence(Language language, Names names)
{
    const string Report = "milestone-reported";

    public string Of(StoryRow story) => string.Concat(Pieces(story).Select(piece => piece.Text));

    /// <summary>The same in pieces: a site or milestone has its address on the page.</summary>
    public IReadOnlyList<Piece> Pieces(StoryRow story)
    {
        var (key, with) = story.Event == Report ? Reported(story) : Other(story);
        return [.. language.Pieces(key, [.. with, .. Subjects(story)]), .. Tails(story)];
    }

    /// <summary>What stands below it: where, the data date, whether its date leads now, whose word it is.</summary>
    public IReadOnlyList<string> Footing(StoryRow story)
    {
        var reported = story.Event == Report;
        string[] parts =
        [
            story is { Milestone: not null, Site: { } site } ? names.Site(site) : "",
            reported && story.DataDate is { } day ? language.Text("story.data-date", ("date", language.Day(day))) : "",
            reported && story.Current == true ? language.Text("story.current") : "",
            reported && story.Rank is { } rank ? language.Word("rank", WordOf(rank)) : "",
        ];
        return [.. parts.Where(part => part.Length > 0)];
    }

    (string Key, (string, Piece)[] With) Reported(StoryRow story)
    {
        var isObserver = story.Rank == Rank.Observer;
        var who = isObserver ? "judges" : "reports";
        return story switch
        {
            { Actual.Date: { } actual } => ($"story.{who}-actual{(SaysWhatWasReached(story) ? "-named" : "")}", [("when", language.When(actual))]),
            { Actual: not null } => ("story.retracts", []),
            { Forecast.Date: { } forecast } => isObserver
                ? ("story.expects", [("when", language.When(forecast))])
                : ("story.forecasts", [("for", language.For(forecast))]),
            { Forecast: not null } => ("story.no-date", []),
            { Percent: { } percent } => ($"story.{who}-percent", [("percent", language.Percent(percent))]),
            _ => ("story.notes", []),
        };
    }

    (string Key, (string, Piece)[] With) Other(StoryRow story)
    {
        var key = $"story.{story.Event}";
        if (!language.Has(key))
            return ("story.unknown", [("event", story.Event.Replace('-', ' '))]);
        if (story.Event.StartsWith("completion-", StringComparison.Ordinal))
            return (story.Party is null or Programme.Owner ? key : $"{key}-by", [("reporter", Party(story.ReportedBy)), ("reason", story.Reason ?? "")]);
        return (story.Party is not null && language.Has($"{key}-by") ? $"{key}-by" : key,
        [
            ("version", story.Version ?? ""),
            ("date", language.Date(story.Date)),
            ("when", story.Date is { } date ? language.When(date) : ""),
            ("type", language.Word("flag", story.Type)),
            ("text", story.Text ?? ""),
            ("reason", story.Reason ?? ""),
            ("subject", story.Subject ?? ""),
            ("percent", story.Percent is { } percent ? language.Percent(percent) : ""),
            ("dataDate", Day(story.DataDate)),
            ("optimistic", Day(story.Span?.Optimistic)),
            ("likely", Day(story.Span?.Likely)),
            ("pessimistic", Day(story.Span?.Pessimistic)),
        ]);
    }

    string Party(string? id) => id is null ? language.Text("story.someone") : names.Party(id);

    string Day(DateOnly? day) => day is { } known ? language.Day(known) : "";

    // What comes after the main clause: what was said before, first stated, percent, reason, note.
    List<Piece> Tails(StoryRow story)
    {
        if (story is { Event: "completion-accepted", Note: { } said })
            return [.. language.Pieces("story.tail-note", ("note", said))];
        if (story is { Event: "risk-closed", Reason: { } why })
            return [.. language.Pieces("story.tail-reason", ("reason", why))];
        if (story.Event != Report)
            return [];
        var now = story.Actual?.Date ?? story.Forecast?.Date;
        var isRetracted = story.Actual is { Date: null };
        var saysNoMore = isRetracted || story.Forecast is { Date: null };
        var before = now is null && !saysNoMore ? null
            : isRetracted || story is { Forecast: null, Actual: not null } ? story.Was?.Actual
            : story.Was?.Forecast;
        var tails = new List<Piece>();
        if (before is not null && before.Text != now?.Text)
            Add(isRetracted ? "story.tail-retracted" : "story.tail-was", ("date", language.Date(before)));
        else if (story.FirstStated is { } first && now is not null && first.Date.Text != now.Text)
            Add(first.Party != story.Party ? "story.tail-first-by" : "story.tail-first", ("for", language.For(first.Date)), ("first", names.Party(first.Party)));
        if (story.Percent is { } percent)
        {
            if (now is not null)
                Add("story.tail-percent", ("percent", language.Percent(percent)));
            if (story.Was?.Percent is { } was && was != percent)
                Add(percent < was ? "story.tail-fell-percent" : "story.tail-was-percent", ("percent", language.Percent(was)));
        }
        if (story.Reason is { } reason)
            Add("story.tail-reason", ("reason", reason));
        if (story.Cause is { } cause)
            Add(story.AttributedTo is null ? "story.tail-cause" : "story.tail-cause-by", ("cause", language.Word("cause", cause)), ("other", Party(story.AttributedTo)));
        if (story.Note is { } note)
            Add("story.tail-note", ("note", note));
        return tails;

        void Add(string key, params (string, Piece)[] with) => tails.AddRange(language.Pieces(key, with));
    }

    (string, Piece)[] Subjects(StoryRow story)
    {
        Piece site = story.Site is { } id ? new(names.Site(id), Names.PathOf(id)) : new Piece(language.Text("story.programme"));
        var milestone = story is { Site: { } at, Milestone: { } of } ? new(names.Milestone(at, of), Names.PathOf(at, of)) : site;
        return
        [
            ("party", Party(story.Party)),
            ("milestone", milestone), ("site", site), ("place", milestone),
        ];
    }

    // Names that already say what was reached read on by themselves: "reports Buildings 3-4 ready for service on 23 May".
    bool SaysWhatWasReached(StoryRow story) =>
        language == Language.English && story is { Site: { } site, Milestone: { } milestone } && Reached().IsMatch(names.Milestone(site, milestone));

    internal static string WordOf(Rank rank) => rank switch
    {
        Rank.Responsible => "responsible",
        Rank.Owner => "owner",
        Rank.Observer => "observer",
        Rank.Press => "press",
        _ => "party",
    };

    [GeneratedRegex(
        @"\b(ready for service|operational|energi[sz]ed|live|handed over|complete[d]?|delivered|installed|topped out|issued|approved|signed|started|begun|granted|announced|closed|in service|at full capacity|withdrawn|withdraws|leases|refiled|certified|procured)\)?$",
        RegexOptions.IgnoreCase)]
    internal static partial Regex Reached();
}
