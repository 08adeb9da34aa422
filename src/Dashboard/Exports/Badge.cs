using System.Globalization;
using System.Text;
using System.Xml;
using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>A site's next ready-for-service date with its slip, as a small picture for a README, a wiki or a mail.</summary>
public sealed class Badge(Language language, Names names, DateOnly today)
{
    // The inks of wwwroot/css/tokens.css in the light theme: a picture does not know the page that it stands on.
    public const string Ink = "#1a1d21", Late = "#b3401a", Forecast = "#1f5fbf", Done = "#15603f", Unknown = "#565d66";

    const int Height = 20, Size = 11, Padding = 6, Baseline = 14;
    const int NameLength = 30;

    /// <summary>What it says, how that is told to a screen reader, and in which ink.</summary>
    public readonly record struct Says(string Text, string Title, string Ink);

    readonly MilestoneWords _words = new(language, names);

    public byte[] Of(SiteRow site, IReadOnlyList<MilestoneRow> milestones)
    {
        var (text, title, ink) = Say(site, milestones);
        var name = PlainText.Line(site.ShortName, NameLength);
        var (left, right) = (WidthOf(name), WidthOf(text));
        using var bytes = new MemoryStream();
        using (var svg = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true }))
        {
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(svg, ("width", left + right), ("height", Height), ("viewBox", $"0 0 {left + right} {Height}"), ("role", "img"));
            svg.WriteAttributeString("xml", "lang", null, language.Code);
            svg.WriteElementString("title", title);
            Shape(svg, $"M3 0H{left}V{Height}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z", Ink);
            Shape(svg, $"M{left} 0H{left + right - 3}a3 3 0 0 1 3 3V{Height - 3}a3 3 0 0 1-3 3H{left}z", ink);
            svg.WriteStartElement("g");
            Attributes(svg, ("fill", "#fff"), ("font-family", "Verdana,Geneva,DejaVu Sans,sans-serif"), ("font-size", Size), ("aria-hidden", "true"));
            Text(svg, name, 0, left);
            Text(svg, text, left, right);
            svg.WriteEndElement();
            svg.WriteEndElement();
        }
        return bytes.ToArray();
    }

    public Says Say(SiteRow site, IReadOnlyList<MilestoneRow> milestones)
    {
        if (site.Stage == "withdrawn")
            return Only(site, language.Word("status", "withdrawn"));
        var inService = milestones.Where(row => Vocabulary.ServicePhases.Contains(row.Phase) && row.Status != MilestoneStatus.Withdrawn).ToList();
        if (inService.Find(row => row.Id == site.Next) is { Current: { } next } forecast)
        {
            var isOverdue = MilestoneWords.IsOverdue(forecast, today);
            var text = language.Text(
                isOverdue ? "export.badge-overdue" : "export.badge-next", ("what", What(forecast)), ("date", language.Date(next.Date, isShort: true)));
            return About(site, forecast, text, isOverdue || forecast.Slip?.Sense == SlipSense.Late ? Late : Forecast);
        }
        // Nobody forecasts anything: then what is planned, then what was reached last.
        if (inService.Where(row => row is { Status: MilestoneStatus.Planned, Plan: not null }).MinBy(row => row.Plan!.Date.Latest ?? DateOnly.MaxValue) is { } planned)
        {
            var isOverdue = MilestoneWords.IsOverdue(planned, today);
            var text = language.Text(
                isOverdue ? "export.badge-overdue" : "export.badge-planned", ("what", What(planned)), ("date", language.Date(planned.Plan!.Date, isShort: true)));
            return About(site, planned, text, isOverdue ? Late : Unknown);
        }
        return inService.Count > 0 && inService.All(row => row.Status == MilestoneStatus.Done)
            && inService.MaxBy(row => row.Current!.Date.Latest) is { } last
                ? About(site, last, language.Text("export.badge-done", ("what", What(last)), ("date", language.Date(last.Current!.Date, isShort: true))), Done)
                : Only(site, language.Text("export.badge-none"));
    }

    Says About(SiteRow site, MilestoneRow row, string text, string ink)
    {
        var slip = language.Slip(row.Slip, isShort: true) is { Length: > 0 } said ? $", {said}" : "";
        return new(PlainText.Line(text + slip), Titled(site, $"{row.Name}: {string.Join("; ", _words.Facts(row, today))}"), ink);
    }

    static Says Only(SiteRow site, string text) => new(text, Titled(site, text), Unknown);

    static string Titled(SiteRow site, string text) => $"{PlainText.Line(site.ShortName, NameLength)}: {PlainText.Line(text, 500)}";

    // Headlines speak of RFS; the other ends of a building are called what they are.
    string What(MilestoneRow row) => row.Phase == "ready-for-service" ? language.Text("export.rfs") : language.Word("phase", row.Phase);

    static int WidthOf(string text) => (int)Math.Ceiling(TextWidth.Of(text, Size)) + (2 * Padding);

    // The font may be another than the one measured: the browser makes the words fit.
    static void Text(XmlWriter svg, string text, int start, int width)
    {
        svg.WriteStartElement("text");
        Attributes(svg, ("x", start + Padding), ("y", Baseline), ("textLength", width - (2 * Padding)), ("lengthAdjust", "spacingAndGlyphs"));
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    static void Shape(XmlWriter svg, string path, string ink)
    {
        svg.WriteStartElement("path");
        Attributes(svg, ("d", path), ("fill", ink));
        svg.WriteEndElement();
    }

    static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            svg.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}
