using System.Net;
using System.Text;
using Construction.Analytics;
using Construction.Domain;

namespace Dashboard.Exports;

/// <summary>One of the two moments that a digest lies between.</summary>
/// <param name="At">UTC.</param>
public sealed record DigestMoment(Programme State, DateTimeOffset At);

/// <summary>
/// What changed between two moments, ready to be mailed: as Markdown, or as HTML that mail programs show (no style sheet, no
/// script, no picture).
/// </summary>
/// <param name="server">Address under which the page is found, without a slash at its end; null where nobody knows: then nothing is a link.</param>
/// <param name="maySee">The sites that its reader may see.</param>
public sealed class Digest(Language language, DigestMoment from, DigestMoment to, string epoch, long position, string? server, Func<string, bool> maySee)
{
    const string Basis = "facility";
    const int ChangesShown = 40;

    readonly Names _names = Names.Of(to.State);

    readonly IReadOnlyList<Change> _changes =
        [.. Comparison.Of(ProgrammeAsOf.Of(from.State), ProgrammeAsOf.Of(to.State), Basis).Where(change => maySee(change.Site))];

    ChangeWords Words => new(language, _names, (site, flag) => (to.State.SiteOf(site) ?? from.State.SiteOf(site))?.Flags.GetValueOrDefault(flag)?.Details);

    string Title => language.Text(
        "digest.title",
        ("programme", to.State.Details?.Name ?? language.Text("digest.programme")), ("from", language.Day(DayOf(from.At))), ("to", language.Day(DayOf(to.At))));

    string Counts => _changes.Count == 0 ? language.Text("digest.nothing") : Words.Counts(_changes);

    string Foot => language.Text(
        "digest.foot",
        ("position", language.Number(position)), ("epoch", epoch[..Math.Min(12, epoch.Length)]), ("time", to.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)));

    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escaped(Title)).Append("\n\n").Append(Escaped(Counts)).Append("\n\n");
        foreach (var change in _changes.Take(ChangesShown))
            text.Append("- ").AppendJoin("", Words.Pieces(change).Select(InMarkdown)).Append('\n');
        if (More is { } more)
            text.Append('\n').Append(Escaped(more)).Append('\n');
        text.Append('\n').Append(Escaped(Late)).Append("\n\n").Append('*').Append(Escaped(Foot)).Append("*\n");
        if (server is not null)
            text.Append('\n').Append('<').Append(Link).Append(">\n");
        return text.ToString();
    }

    public string Html()
    {
        var text = new StringBuilder();
        text.Append($"<!doctype html>\n<html lang=\"{language.Code}\">\n<head><meta charset=\"utf-8\"><title>{Encoded(Title)}</title></head>\n<body>\n");
        text.Append($"<h1>{Encoded(Title)}</h1>\n<p>{Encoded(Counts)}</p>\n<ul>\n");
        foreach (var change in _changes.Take(ChangesShown))
            text.Append("<li>").AppendJoin("", Words.Pieces(change).Select(InHtml)).Append("</li>\n");
        text.Append("</ul>\n");
        if (More is { } more)
            text.Append($"<p>{Encoded(more)}</p>\n");
        text.Append($"<p>{Encoded(Late)}</p>\n<p><small>{Encoded(Foot)}</small></p>\n");
        if (server is not null)
            text.Append($"<p><a href=\"{Encoded(Link)}\">{Encoded(Link)}</a></p>\n");
        return text.Append("</body>\n</html>\n").ToString();
    }

    string? More => _changes.Count <= ChangesShown ? null : language.Plural("digest.more", _changes.Count - ChangesShown)
        .Replace("{count}", language.Number(_changes.Count - ChangesShown), StringComparison.Ordinal);

    string Late
    {
        get
        {
            var milestones = MilestoneAsOf.AllOf(to.State).Where(milestone => maySee(milestone.Site));
            var late = MwDaysLate.Of(milestones, Basis, DayOf(to.At));
            return language.Text(
                "digest.late",
                ("incurred", language.Number(late.Incurred.Least)), ("to", language.Number(late.ToCome.Most)), ("basis", language.Word("basis", Basis)));
        }
    }

    string Link => $"{server}/?since={DayOf(from.At):yyyy-MM-dd}";

    string InMarkdown(Piece piece)
    {
        var text = Escaped(piece.Text);
        var styled = piece.Style switch { PieceStyle.Struck => $"~~{text}~~", PieceStyle.Strong => $"**{text}**", _ => text };
        return piece.Path is { } path && server is not null ? $"[{styled}]({server}{path})" : styled;
    }

    string InHtml(Piece piece)
    {
        var text = Encoded(piece.Text);
        var styled = piece.Style switch { PieceStyle.Struck => $"<del>{text}</del>", PieceStyle.Strong => $"<b>{text}</b>", _ => text };
        return piece.Path is { } path && server is not null ? $"<a href=\"{Encoded(server + path)}\">{styled}</a>" : styled;
    }

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    static string Encoded(string text) => WebUtility.HtmlEncode(Line(text));

    // On one line; a piece keeps the space that stands between it and the next.
    static string Line(string text) => $"{(text.StartsWith(' ') ? " " : "")}{PlainText.Line(text)}{(text.Length > 1 && text.EndsWith(' ') ? " " : "")}";

    // What people wrote is text: no markup, no link, no heading of theirs.
    static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in Line(text))
        {
            if (@"\`*_{}[]<>()#+-.!|~&".Contains(character, StringComparison.Ordinal) && (character is not ('-' or '.' or '+' or '(' or ')' or '&' or '!') || escaped.Length == 0))
                escaped.Append('\\');
            escaped.Append(character);
        }
        return escaped.ToString();
    }
}
