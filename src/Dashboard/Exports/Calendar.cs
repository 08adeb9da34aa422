using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>
/// A site's milestones as a calendar to subscribe to (RFC 5545, with the names of RFC 7986). A milestone keeps its entry for ever:
/// the UID names site and milestone, SEQUENCE is the row's position, so that a change is an update.
/// </summary>
/// <remarks>
/// An entry stands on the last day that its date can mean, whole day, and never as a bar over a quarter: that is the day on which
/// somebody has to have it, and the day after which it is overdue. What was said stands in the title, the interval in the text.
/// </remarks>
/// <param name="language">Of titles and texts.</param>
/// <param name="names">What parties are called.</param>
/// <param name="today">The server's day, UTC: says what is overdue.</param>
/// <param name="server">Address under which the page is found, without a slash at its end.</param>
public sealed class Calendar(Language language, Names names, DateOnly today, string server)
{
    const string Product = "construction-dashboard";

    // Longer ones are cut off by every calendar.
    const int TitleLength = 200;

    readonly MilestoneWords _words = new(language, names);

    /// <param name="site">The site.</param>
    /// <param name="milestones">Its milestones; those without any date have no entry.</param>
    /// <param name="changedAt">When the event at a position was taken.</param>
    public string Of(SiteRow site, IEnumerable<MilestoneRow> milestones, Func<long, DateTimeOffset> changedAt)
    {
        var title = PlainText.Line(language.Text("export.calendar", ("site", site.ShortName)), TitleLength);
        var lines = new ContentLines()
            .Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", $"-//{Product}//milestones//{language.Code.ToUpperInvariant()}")
            .Add("CALSCALE", "GREGORIAN")
            .Text("NAME", title).Text("X-WR-CALNAME", title)
            .Add("URL;VALUE=URI", server + Names.PathOf(site.Id))
            .Add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H").Add("X-PUBLISHED-TTL", "PT1H");
        var entries = 0;
        foreach (var row in milestones)
            if (MilestoneWords.DateOf(row) is { } date && (date.Latest ?? date.Earliest) is { } day)
            {
                AddEntry(lines, site, row, date, day, changedAt(row.Position));
                entries++;
            }
        // A calendar has at least one component; this one shows nothing.
        if (entries == 0)
            lines.Add("BEGIN", "VTIMEZONE").Add("TZID", "UTC").Add("BEGIN", "STANDARD").Add("DTSTART", "19700101T000000")
                .Add("TZOFFSETFROM", "+0000").Add("TZOFFSETTO", "+0000").Add("END", "STANDARD").Add("END", "VTIMEZONE");
        return lines.Add("END", "VCALENDAR").ToString();
    }

    void AddEntry(ContentLines lines, SiteRow site, MilestoneRow row, StatedDate date, DateOnly day, DateTimeOffset changed) => lines
        .Add("BEGIN", "VEVENT")
        .Text("UID", $"{site.Id}/{row.Id}@{Product}")
        .Instant("DTSTAMP", changed).Instant("LAST-MODIFIED", changed)
        .Add("SEQUENCE", $"{row.Position}")
        .Day("DTSTART", day).Day("DTEND", day.AddDays(1))
        .Text("SUMMARY", Title(site, row, date))
        .Text("DESCRIPTION", Description(row, date))
        .Text("CATEGORIES", language.Word("phase", row.Phase))
        .Add("STATUS", row.Status switch
        {
            MilestoneStatus.Withdrawn => "CANCELLED",
            MilestoneStatus.Done => "CONFIRMED",
            _ => "TENTATIVE",
        })
        .Add("TRANSP", "TRANSPARENT")
        .Add("URL;VALUE=URI", server + Names.PathOf(site.Id, row.Id))
        .Add("END", "VEVENT");

    string Title(SiteRow site, MilestoneRow row, StatedDate date)
    {
        var coarse = date.Precision == Precision.Day ? "" : $" ({language.Date(date, isShort: true)})";
        var slip = language.Slip(row.Slip) is { Length: > 0 } text ? $", {text}" : "";
        var end = $" — {_words.Status(row, today)}{coarse}{slip}";
        // Names are cut, never what is said of the date.
        return PlainText.Line($"{site.ShortName}: {row.Name}", TitleLength - end.Length) + end;
    }

    string Description(MilestoneRow row, StatedDate date)
    {
        var lines = new List<string>(_words.Facts(row, today));
        if (date is { Precision: not Precision.Day, Earliest: { } earliest, Latest: { } latest })
            lines.Add(language.Text("export.last-day", ("from", language.Day(earliest)), ("to", language.Day(latest))));
        if (row.Responsible is { } responsible)
            lines.Add($"{language.Text("site.responsible")}: {names.Party(responsible)}");
        lines.AddRange(row.Mw.Select(power => $"{language.Word("basis", power.Basis)}: {language.Mw(power.Value)}"));
        if (row.Withdrawn is { } withdrawn)
            lines.Add($"{language.Text("milestone.reason")}: {withdrawn.Reason}");
        return string.Join("\n", lines);
    }
}
