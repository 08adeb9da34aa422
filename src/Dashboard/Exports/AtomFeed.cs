using System.Text;
using System.Xml;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>The last stories as sentences (RFC 4287), the newest first.</summary>
/// <param name="language">Of the sentences.</param>
/// <param name="names">What parties, sites and milestones are called.</param>
/// <param name="epoch">The log's; with a position it names an entry for ever.</param>
/// <param name="server">Address under which the page is found, without a slash at its end.</param>
public sealed class AtomFeed(Language language, Names names, string epoch, string server)
{
    public const string Path = "/feed.atom";

    const string Namespace = "http://www.w3.org/2005/Atom";
    const int TitleLength = 200;

    readonly Sentence _sentence = new(language, names);

    /// <param name="programme">What the programme is called; null where there is none yet.</param>
    /// <param name="stories">In order of position.</param>
    public byte[] Of(string? programme, IReadOnlyList<StoryRow> stories)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            var title = language.Text("feed.title");
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            Write(xml, "title", programme is null ? title : $"{PlainText.Line(programme, TitleLength)}: {title}");
            Write(xml, "id", Id("feed"));
            // RFC 4287 wants one, also of a feed in which nothing has happened yet.
            Write(xml, "updated", Instant(stories.Count > 0 ? stories.Max(story => story.At) : DateTimeOffset.UnixEpoch));
            WriteAuthor(xml, programme ?? title);
            WriteLink(xml, "self", Path + (language == Language.English ? "" : $"?lang={language.Code}"));
            WriteLink(xml, "alternate", "/");
            foreach (var story in stories.Reverse())
                WriteEntry(xml, story);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    void WriteEntry(XmlWriter xml, StoryRow story)
    {
        var sentence = _sentence.Of(story);
        xml.WriteStartElement("entry", Namespace);
        Write(xml, "title", PlainText.Line(sentence, TitleLength));
        Write(xml, "id", Id($"{story.Position}"));
        // Loaded history was published long before this log took it.
        if (story.KnownAt is { } known)
            Write(xml, "published", Instant(new(known, TimeOnly.MinValue, TimeSpan.Zero)));
        Write(xml, "updated", Instant(story.At));
        if (story.Party is { } party)
            WriteAuthor(xml, names.Party(party));
        WriteLink(xml, "alternate", PathOf(story));
        WriteCategory(xml, story.Event, "event");
        if (story.Site is { } site)
            WriteCategory(xml, site, "site", names.Site(site));
        Write(xml, "content", string.Join("\n", [sentence, .. _sentence.Footing(story)]));
        xml.WriteEndElement();
    }

    static string PathOf(StoryRow story) => story switch
    {
        { Site: { } site, Milestone: { } milestone } => Names.PathOf(site, milestone),
        { Site: { } site } => Names.PathOf(site),
        _ => "/",
    };

    // A tag (RFC 4151): not an address, so that it stays when the server moves. The same event in German is another entry.
    string Id(string of) => $"tag:construction-dashboard,2026:{epoch}/{of}{(language == Language.English ? "" : $"/{language.Code}")}";

    void WriteLink(XmlWriter xml, string relation, string path)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", server + path);
        xml.WriteEndElement();
    }

    static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Write(xml, "name", PlainText.Line(name, TitleLength));
        xml.WriteEndElement();
    }

    static void WriteCategory(XmlWriter xml, string term, string scheme, string? label = null)
    {
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("scheme", $"tag:construction-dashboard,2026:{scheme}");
        if (label is not null)
            xml.WriteAttributeString("label", PlainText.Line(label, TitleLength));
        xml.WriteEndElement();
    }

    // Text and not HTML: markup in a note is shown as it was written.
    static void Write(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, PlainText.Clean(text));

    static string Instant(DateTimeOffset at) => XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc);
}
